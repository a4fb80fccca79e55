// attack: use up the number of mappings that the kernel keeps
// memory: 400000000
// cpu: 3000
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word made = 0;
    while (sys(MMAP, 0, 4096, made % 2 ? 1 : 3, 0x22, -1, 0) > 0) made++;
    return made > 70000;
}
