// attack: let the kernel signal another process when a pipe can be read
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(FCNTL, 0, 8 /* F_SETOWN */, 1) >= 0; }
