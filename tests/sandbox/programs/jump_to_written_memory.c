// attack: jump to memory that it wrote itself
// effects: alloc, fs, io, net, proc, rand, time
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word block = sys(MMAP, 0, 4096, 3, 0x22, -1, 0);
    *(unsigned char *)block = 0xc3;
    ((void (*)(void))block)();
    return 0;
}
