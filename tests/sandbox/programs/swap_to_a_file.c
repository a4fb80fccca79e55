// attack: make the machine swap to a file
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(167 /* swapon */, "/tmp", 0) >= 0; }
