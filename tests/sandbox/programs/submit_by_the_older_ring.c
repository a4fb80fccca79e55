// attack: make calls by the older asynchronous interface
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static word context; return sys(206 /* io_setup */, 1, &context) >= 0; }
