// attack: let the kernel make system calls that no filter sees
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char parameters[120]; return sys(425 /* io_uring_setup */, 8, parameters) >= 0; }
