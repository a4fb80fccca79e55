// attack: let many children each take what one may
// effects: proc, time
// processes: 2000
// memory: 8000000
// wall: 300
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < 10; i++) if (sys(FORK) == 0) break;
    for (;;) {
        word block = sys(MMAP, 0, 1 << 20, 3, 0x22, -1, 0);
        if (block < 0 && block > -4096) for (;;) sleep_for(1000, 0);
        for (word at = 0; at < 1 << 20; at += 4096) ((volatile char *)block)[at] = 1;
    }
}
