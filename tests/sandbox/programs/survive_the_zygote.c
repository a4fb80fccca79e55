// attack: take back the signal that comes with the end of the zygote
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PRCTL, 1 /* PR_SET_PDEATHSIG */, 0) >= 0; }
