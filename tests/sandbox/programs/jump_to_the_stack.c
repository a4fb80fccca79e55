// attack: jump to code on the stack
// effects: alloc, fs, io, net, proc, rand, time
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    volatile unsigned char code[16] = {0xc3};
    ((void (*)(void))code)();
    return 0;
}
