// attack: make processes by vfork, one after another
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(VFORK) >= 0; }
