// attack: lock all memory, now and later
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(151 /* mlockall */, 3) >= 0; }
