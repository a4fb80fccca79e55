// attack: empty a file by its path
// effects: alloc, fs, io, net, proc, rand, time
// arguments: {oracle}
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(76 /* truncate */, argv[1], 0) >= 0; }
