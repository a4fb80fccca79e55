// attack: make threads
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    static char stack[4096];
    return sys(CLONE, 0x10f00 | 0x800, stack + 4096) >= 0;
}
