// attack: make a file in memory, to execute it later
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(319 /* memfd_create */, "file", 0) >= 0; }
