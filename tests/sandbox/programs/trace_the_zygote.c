// attack: stop process 1 and write its registers
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PTRACE, 0x4206 /* PTRACE_SEIZE */, 1, 0, 0) >= 0; }
