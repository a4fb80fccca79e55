// attack: make memory that even the kernel does not see
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(447 /* memfd_secret */, 0) >= 0; }
