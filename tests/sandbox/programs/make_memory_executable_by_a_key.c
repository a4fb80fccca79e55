// attack: make memory executable by a protection key
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(329 /* pkey_mprotect */, 0x400000, 4096, 7, -1) >= 0; }
