// attack: open pipes until none is left, and see that the limit holds
// effects: io
// status: exited 60
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    int ends[2], made = 0;
    while (sys(PIPE, ends) >= 0) made += 2;
    return made;
}
