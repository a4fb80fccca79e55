// attack: write to /proc/self/mem, which ignores the protection of pages
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word memory = sys(OPEN, "/proc/self/mem", 2);
    return memory >= 0;
}
