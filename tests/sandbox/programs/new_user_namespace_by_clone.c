// attack: become root of a namespace of its own by clone
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(CLONE, 0x10000000 | 17, 0) >= 0; }
