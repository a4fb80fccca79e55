// attack: ask for the name and kernel of the machine
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char name[400]; return sys(63 /* uname */, name); }
