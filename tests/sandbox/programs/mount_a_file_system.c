// attack: mount the processes of the machine
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(165 /* mount */, "proc", "/", "proc", 0, 0) >= 0; }
