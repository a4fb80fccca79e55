// attack: reach the bus of a vehicle
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 29, 3, 0) >= 0; }
