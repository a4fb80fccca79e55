// attack: ignore and block every signal and loop
// effects: proc
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { word handler, flags, restorer, mask; } ignore = {1, 0, 0, 0};
    for (word signal = 1; signal < 65; signal++) sys(RT_SIGACTION, signal, &ignore, 0, 8);
    word all = -1;
    sys(RT_SIGPROCMASK, 2, &all, 0, 8);
    for (;;) __asm__ volatile("");
}
