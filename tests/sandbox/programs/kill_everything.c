// attack: kill every process that it may
// Reaches the process itself alone: process 1 of a namespace cannot be killed from within.
// effects: proc
// namespaces status: signalled 9
// filter status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) {
    call(KILL, 1, 9, 0, 0, 0, 0);
    call(KILL, -1, 9, 0, 0, 0, 0);
    return call(KILL, 0, 9, 0, 0, 0, 0);
}
