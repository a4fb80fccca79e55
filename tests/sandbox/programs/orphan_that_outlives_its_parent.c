// attack: fork twice, so that the grandchild belongs to nobody and sleeps on
// effects: proc, time
// processes: 2000
// status: exited 5
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(FORK) == 0) {
        if (sys(FORK) == 0) for (;;) sleep_for(1000, 0);
        finish(0);
    }
    sys(WAIT4, -1, 0, 0, 0);
    return 5;
}
