// attack: change a function before it is called
// effects: alloc, fs, io, net, proc, rand, time
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { *(volatile unsigned char *)(word)&program = 0xc3; return 0; }
