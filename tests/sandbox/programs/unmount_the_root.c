// attack: take the empty root away, to see what lies beneath
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(166 /* umount2 */, "/", 2) >= 0; }
