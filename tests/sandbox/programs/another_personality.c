// attack: make all readable memory executable
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(135 /* personality */, 0x400000 /* READ_IMPLIES_EXEC */) >= 0; }
