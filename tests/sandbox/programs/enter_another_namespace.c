// attack: enter the namespaces of process 1
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(308 /* setns */, 0, 0) >= 0; }
