// attack: map the rings of a network card
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 44, 3, 0) >= 0; }
