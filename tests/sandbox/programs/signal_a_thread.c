// attack: end a thread of process 1
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(234 /* tgkill */, 1, 1, 9) >= 0; }
