// attack: lead a session of its own
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(112 /* setsid */) >= 0; }
