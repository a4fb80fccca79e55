// attack: read environment, memory and open files of process 1 and of itself
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *folders[] = {"/proc/1", "/proc/self", "/proc/thread-self"};
    const char *files[] = {"environ", "cmdline", "maps", "mem", "stat", "fd", "root", "cwd", "exe/..", "task", "syscall", "auxv"};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 12; k++) if (sys(OPEN, joined(folders[i], files[k]), 0) >= 0) return 1 + 12 * i + k;
    return 0;
}
