// attack: make a process that is a child of the zygote, out of reach
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(CLONE, 0x8000 /* CLONE_PARENT */ | 17, 0) >= 0; }
