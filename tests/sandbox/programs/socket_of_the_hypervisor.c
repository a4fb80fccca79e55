// attack: reach the host of a virtual machine
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 40, 1, 0) >= 0; }
