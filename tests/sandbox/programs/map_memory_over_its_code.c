// attack: map fresh memory over its own code
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    sys(MMAP, (word)&program & -4096, 4096, 3, 0x32 /* MAP_FIXED */, -1, 0);
    return 0;
}
