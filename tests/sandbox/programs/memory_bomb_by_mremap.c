// attack: let one block grow until none is left
// effects: alloc
// memory: 50000000
// status: exited 12
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word size = 1 << 20, block = sys(MMAP, 0, size, 3, 0x22, -1, 0);
    while (size < 1L << 34) {
        word grown = sys(MREMAP, block, size, size * 2, 1 /* MREMAP_MAYMOVE */);
        if (grown < 0 && grown > -4096) return size > 50000000 ? 1 : -grown;
        block = grown; size *= 2;
        for (word at = size / 2; at < size; at += 4096) ((volatile char *)block)[at] = 1;
    }
    return 2;
}
