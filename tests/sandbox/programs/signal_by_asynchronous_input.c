// attack: ask for a signal for each byte
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(FCNTL, 0, 4 /* F_SETFL */, 020000 /* O_ASYNC */) >= 0; }
