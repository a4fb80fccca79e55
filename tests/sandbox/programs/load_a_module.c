// attack: load a module of the kernel
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(313 /* finit_module */, 0, "", 0) >= 0; }
