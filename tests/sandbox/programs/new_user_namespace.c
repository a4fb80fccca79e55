// attack: become root of a namespace of its own
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(272 /* unshare */, 0x10000000) >= 0; }
