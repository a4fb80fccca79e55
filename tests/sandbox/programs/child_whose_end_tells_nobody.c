// attack: make a child whose end sends no signal, and let it loop for ever
// effects: proc
// processes: 2000
// status: exited 8
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(CLONE, 0, 0) == 0) for (;;) __asm__ volatile("");
    return 8;
}
