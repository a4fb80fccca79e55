// attack: make a device file of the disk
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(133 /* mknod */, "/disk", 060600, 0x800) >= 0; }
