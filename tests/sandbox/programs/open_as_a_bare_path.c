// attack: open files with O_PATH and go on from there
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const int path_only = 010000000;
    word etc = sys(OPEN, "/etc", path_only), root = sys(OPEN, "/", path_only);
    if (sys(OPENAT, etc, "passwd", 0) >= 0 || sys(OPENAT, root, "etc/passwd", 0) >= 0) return 1;
    char entries[512];
    return sys(GETDENTS64, root, entries, sizeof entries) >= 0;
}
