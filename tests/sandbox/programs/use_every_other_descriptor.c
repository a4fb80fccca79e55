// attack: read and write whatever the parent may have left open
// effects: io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char byte = 0;
    for (word fd = 3; fd < 5000; fd++) if (sys(READ, fd, &byte, 1) >= 0 || sys(WRITE, fd, &byte, 1) >= 0) return 1;
    return 0;
}
