// attack: end the parent and go on in the child, again and again, faster than a kill
// effects: proc, time
// processes: 2000
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    for (;;) {
        word child = sys(FORK);
        if (child > 0) return 0;
        if (child < 0) sleep_for(0, 1000);
    }
}
