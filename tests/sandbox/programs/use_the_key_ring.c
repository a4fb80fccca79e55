// attack: read the keys of the user
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(250 /* keyctl */, 0, -4, 0) >= 0; }
