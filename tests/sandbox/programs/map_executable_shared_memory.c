// attack: attach a segment of shared memory for execution
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(30 /* shmat */, 0, 0, 0100000) >= 0; }
