// attack: write to the file of its own program while it runs
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const int ways[] = {1, 2, 01001, 02001};
    for (int i = 0; i < 4; i++) if (sys(OPEN, "/proc/self/exe", ways[i]) >= 0) return 1 + i;
    return 0;
}
