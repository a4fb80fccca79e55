// attack: make a file in each folder that everybody may write to
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *folders[] = {"/tmp", "/var/tmp", "/dev/shm", "/run", "/run/user/0", "/run/lock", ".", "/root", "/home"};
    for (int i = 0; i < 9; i++) if (sys(OPEN, joined(folders[i], "intentc-attack"), 0102, 0600) >= 0) return 1 + i;
    for (int i = 0; i < 9; i++) if (sys(OPEN, folders[i], 020200002 /* O_TMPFILE, O_RDWR */, 0600) >= 0) return 20 + i;
    return 0;
}
