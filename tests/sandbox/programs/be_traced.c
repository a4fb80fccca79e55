// attack: be traced by the parent, and stop at every signal
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PTRACE, 0) >= 0; }
