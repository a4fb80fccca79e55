// attack: execute by the allowed number with a path instead
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(EXECVEAT, 4095, "/bin/sh", argv, envp, 0) < 0; }
