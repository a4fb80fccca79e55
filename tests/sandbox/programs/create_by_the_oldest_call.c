// attack: make a file by creat, which asks nobody for flags
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(85 /* creat */, "/tmp/new", 0600) >= 0; }
