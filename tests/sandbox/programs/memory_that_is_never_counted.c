// attack: map a huge block without reserve
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    for (int bits = 30; bits < 47; bits++) if (sys(MMAP, 0, 1L << bits, 3, 0x4022 /* MAP_NORESERVE */, -1, 0) > 0) return bits;
    return 0;
}
