// attack: read how much time it used
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char usage[144]; return sys(98 /* getrusage */, 0, usage); }
