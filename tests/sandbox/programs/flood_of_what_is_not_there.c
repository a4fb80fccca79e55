// attack: write from memory that is not there, and more than there is
// stdout: 
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < 1000; i++) {
        sys(WRITE, 1, 8, 1L << 62);
        if (sys(WRITE, 1, -4096, 4096) >= 0) return 1;
    }
    return 0;
}
