// attack: move the ends of its code and its heap
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PRCTL, 35 /* PR_SET_MM */, 1, 0, 0, 0) >= 0; }
