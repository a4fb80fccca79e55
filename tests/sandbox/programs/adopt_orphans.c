// attack: become the parent of what outlives its parent
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PRCTL, 36 /* PR_SET_CHILD_SUBREAPER */, 1) >= 0; }
