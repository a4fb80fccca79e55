// attack: take a segment of shared memory
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(29 /* shmget */, 0, 1 << 20, 01600) >= 0; }
