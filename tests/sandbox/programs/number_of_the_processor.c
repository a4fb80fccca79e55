// attack: ask on which processor it runs
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(309 /* getcpu */, 0, 0, 0); }
