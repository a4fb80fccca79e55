// attack: wait for a signal with all signals blocked
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { word all = -1; return sys(130 /* rt_sigsuspend */, &all, 8); }
