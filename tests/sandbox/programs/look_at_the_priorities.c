// attack: give itself all of the processor
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(141 /* setpriority */, 0, 0, -20) >= 0; }
