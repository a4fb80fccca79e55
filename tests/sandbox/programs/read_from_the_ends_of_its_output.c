// attack: read back from standard output and error what others wrote there
// effects: io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char buffer[64];
    return sys(READ, 1, buffer, 64) >= 0 || sys(READ, 2, buffer, 64) >= 0 || sys(WRITE, 0, "x", 1) >= 0;
}
