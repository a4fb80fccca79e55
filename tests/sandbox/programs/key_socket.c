// attack: change the keys of IPsec
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 15, 3, 0) >= 0; }
