// attack: take shared memory, which belongs to no process
// memory: 50000000
// status: exited 12
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < 64; i++) {
        word block = sys(MMAP, 0, 8 << 20, 3, 0x21 /* MAP_SHARED, MAP_ANONYMOUS */, -1, 0);
        if (block < 0 && block > -4096) return -block;
        for (word at = 0; at < 8 << 20; at += 4096) ((volatile char *)block)[at] = 1;
    }
    return 0;
}
