// attack: choose where it runs, to disturb its neighbours
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { word all = -1; return sys(203 /* sched_setaffinity */, 0, 8, &all) >= 0; }
