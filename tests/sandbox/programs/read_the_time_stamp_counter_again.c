// attack: allow itself the time stamp counter
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PRCTL, 26 /* PR_SET_TSC */, 1) >= 0; }
