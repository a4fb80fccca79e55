// attack: copy from one descriptor to another inside the kernel
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(40 /* sendfile */, 1, 0, 0, 4096) >= 0; }
