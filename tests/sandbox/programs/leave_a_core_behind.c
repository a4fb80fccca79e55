// attack: make itself dumpable and crash
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { sys(PRCTL, 4 /* PR_SET_DUMPABLE */, 1); return *(volatile int *)8; }
