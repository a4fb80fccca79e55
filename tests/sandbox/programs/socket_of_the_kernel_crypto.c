// attack: use the ciphers of the kernel
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 38, 5, 0) >= 0; }
