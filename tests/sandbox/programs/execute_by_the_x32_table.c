// attack: execute by the number that only the x32 table has
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(520 | 0x40000000, "/bin/sh", argv, envp) < 0; }
