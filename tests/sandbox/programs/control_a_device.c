// attack: push a byte into the terminal by ioctl
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(16 /* ioctl */, 0, 0x5412 /* TIOCSTI */, "x") >= 0; }
