// attack: map a block that grows by being touched
// memory: 50000000
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word block = sys(MMAP, 0, 1 << 20, 3, 0x122 /* MAP_GROWSDOWN */, -1, 0);
    for (volatile char *at = (volatile char *)block + 4096;; at -= 4096) *at = 1;
}
