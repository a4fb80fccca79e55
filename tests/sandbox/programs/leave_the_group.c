// attack: lead a process group of its own, so that a kill of the old one misses
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(109 /* setpgid */, 0, 0) >= 0; }
