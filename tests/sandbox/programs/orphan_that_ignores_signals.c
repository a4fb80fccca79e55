// attack: let a child that ignores every signal outlive its parent
// effects: proc, time
// processes: 2000
// status: exited 7
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(FORK) == 0) {
        struct { word handler, flags, restorer, mask; } ignore = {1, 0, 0, 0};
        for (word signal = 1; signal < 65; signal++) sys(RT_SIGACTION, signal, &ignore, 0, 8);
        word all = -1;
        sys(RT_SIGPROCMASK, 2, &all, 0, 8);
        for (;;) sleep_for(1000, 0);
    }
    return 7;
}
