// attack: reboot the machine
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(169 /* reboot */, 0xfee1dead, 672274793, 0x1234567, 0) >= 0; }
