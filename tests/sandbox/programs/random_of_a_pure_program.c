// attack: ask the kernel for random bytes
// effects: alloc, fs, io, net, proc, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { char bytes[8]; return sys(318 /* getrandom */, bytes, 8, 0); }
