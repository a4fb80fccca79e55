// attack: leave the root by chroot
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(161 /* chroot */, "/") >= 0; }
