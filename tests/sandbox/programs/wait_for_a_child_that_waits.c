// attack: wait for a child that waits for its parent
// effects: io, proc
// processes: 2000
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    int ends[2];
    char byte;
    sys(PIPE, ends);
    if (sys(FORK) == 0) return sys(READ, ends[0], &byte, 1);
    return sys(WAIT4, -1, 0, 0, 0);
}
