// attack: open process 1 as a descriptor, to signal it later
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(434 /* pidfd_open */, 1, 0) >= 0; }
