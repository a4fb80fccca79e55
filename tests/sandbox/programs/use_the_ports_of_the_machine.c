// attack: talk to devices by their ports
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(172 /* iopl */, 3) >= 0; }
