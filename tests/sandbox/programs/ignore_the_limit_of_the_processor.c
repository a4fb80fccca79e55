// attack: catch the signal that says that its time is used up, and go on
// effects: proc
// cpu: 1000
// wall: 30000
// status: cpu-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { word handler, flags, restorer, mask; } ignore = {1, 0, 0, 0};
    sys(RT_SIGACTION, 24 /* SIGXCPU */, &ignore, 0, 8);
    for (;;) __asm__ volatile("");
}
