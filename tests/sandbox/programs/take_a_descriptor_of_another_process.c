// attack: copy a descriptor out of the parent
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(438 /* pidfd_getfd */, 3, 0, 0) >= 0; }
