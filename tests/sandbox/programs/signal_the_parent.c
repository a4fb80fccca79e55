// attack: send a signal to its parent
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(KILL, sys(GETPPID), 9) >= 0; }
