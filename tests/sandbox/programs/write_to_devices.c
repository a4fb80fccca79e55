// attack: write to terminals, disks and the kernel log
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *files[] = {"tty", "console", "kmsg", "mem", "vda", "sda", "null", "zero", "full", "ptmx",
                           "shm/new", "pts/0", "random", "fuse", "kvm"};
    for (int i = 0; i < 15; i++) if (sys(OPEN, joined("/dev", files[i]), 1) >= 0) return 1 + i;
    return 0;
}
