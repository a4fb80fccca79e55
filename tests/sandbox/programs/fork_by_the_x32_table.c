// attack: fork by the number it has in the x32 table
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(FORK | 0x40000000) >= 0; }
