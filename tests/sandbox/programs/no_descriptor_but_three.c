// attack: find a descriptor that the parent left open
// effects: io
// status: exited 0
#include "start.h"
int program(int argc, char **argv, char **envp) {
    int open = 0;
    for (word fd = 0; fd < 4096; fd++) open += call(FCNTL, fd, 1, 0, 0, 0, 0) >= 0;
    return open - 3;
}
