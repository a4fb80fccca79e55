// attack: make a pair of sockets through which descriptors can be passed
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { int pair[2]; return sys(53 /* socketpair */, 1, 1, 0, pair) >= 0; }
