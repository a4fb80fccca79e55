// attack: wait for a lock that nobody holds
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static int lock; return sys(202 /* futex */, &lock, 0, 0, 0); }
