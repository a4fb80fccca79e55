// attack: let a child flood while the parent waits
// effects: proc
// output: 100000
// processes: 2000
// status: output-limit or signalled 9
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(FORK) == 0) for (;;) say("flood flood flood flood flood flood flood flood\n");
    sys(WAIT4, -1, 0, 0, 0);
    return 0;
}
