// attack: sleep without the effect `time`
// effects: alloc, fs, io, net, proc, rand
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { word time[2] = {0, 1}; return sys(NANOSLEEP, time, 0); }
