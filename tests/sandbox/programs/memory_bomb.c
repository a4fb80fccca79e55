// attack: take memory until none is left
// Each block is touched; the limit of 50 MB refuses before the 64th block of 8 MiB.
// memory: 50000000
// status: exited 12
#include "start.h"
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < 64; i++) {
        word block = call(MMAP, 0, 8 << 20, 3, 0x22, -1, 0);
        if (block < 0 && block > -4096) return -block;
        for (word at = 0; at < 8 << 20; at += 4096) ((volatile char *)block)[at] = 1;
    }
    return 0;
}
