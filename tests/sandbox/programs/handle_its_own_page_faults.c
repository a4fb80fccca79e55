// attack: stop the kernel in the middle of a copy
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(323 /* userfaultfd */, 1) >= 0; }
