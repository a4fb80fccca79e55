// attack: flood standard error and ignore that nobody reads it
// effects: proc
// output: 1000
// status: output-limit
#include "start.h"
int program(int argc, char **argv, char **envp) {
    struct { word handler, flags, restorer, mask; } ignore = {1, 0, 0, 0};
    call(RT_SIGACTION, 13, (word)&ignore, 0, 8, 0, 0);
    for (;;) call(WRITE, 2, (word)"flood\n", 6, 0, 0, 0);
}
