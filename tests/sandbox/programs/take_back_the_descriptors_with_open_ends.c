// attack: close standard output and go on unseen
// effects: io
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    sys(CLOSE, 0); sys(CLOSE, 1); sys(CLOSE, 2);
    for (;;) __asm__ volatile("");
}
