// attack: write code and then make it executable
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word block = sys(MMAP, 0, 4096, 3, 0x22, -1, 0);
    *(unsigned char *)block = 0xc3;
    return sys(MPROTECT, block, 4096, 5) >= 0;
}
