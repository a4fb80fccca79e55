// attack: change what users may store
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(179 /* quotactl */, 0x800002, "/", 0, 0) >= 0; }
