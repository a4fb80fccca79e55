// attack: map a descriptor instead of fresh memory
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(MMAP, 0, 4096, 1, 2, 0, 0) >= 0; }
