// attack: put another root in place
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(155 /* pivot_root */, "/", "/") >= 0; }
