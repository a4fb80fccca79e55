// attack: make a file executable for everybody
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(90 /* chmod */, "/tmp", 07777) >= 0; }
