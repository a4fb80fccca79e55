// attack: execute itself anew by its own file
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(EXECVE, "/proc/self/exe", argv, envp) < 0; }
