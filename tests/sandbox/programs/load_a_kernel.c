// attack: load another kernel
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(246 /* kexec_load */, 0, 0, 0, 0) >= 0; }
