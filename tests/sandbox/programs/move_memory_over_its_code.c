// attack: move a written page over the page of its own code
// effects: alloc, fs, io, net, proc, rand, time
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word block = sys(MMAP, 0, 4096, 3, 0x22, -1, 0), code = (word)&program & -4096;
    for (int i = 0; i < 4096; i++) ((volatile unsigned char *)block)[i] = 0xc3;
    sys(MREMAP, block, 4096, 4096, 3 /* MREMAP_MAYMOVE, MREMAP_FIXED */, code);
    return 0;
}
