// attack: reach /etc/passwd by way of dots, slashes, and folders that may be held open
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *paths[] = {"../../../../../../etc/passwd", "//etc//passwd", "/./etc/../etc/passwd", "/proc/self/root/etc/passwd",
                           "/proc/1/root/etc/passwd", "/proc/self/cwd/etc/passwd", "/dev/fd/../../etc/passwd"};
    for (int i = 0; i < 7; i++) if (sys(OPEN, paths[i], 0) >= 0) return 1 + i;
    for (word folder = 0; folder < 64; folder++) if (sys(OPENAT, folder, "../etc/passwd", 0) >= 0) return 20;
    sys(CHDIR, "..");
    return sys(OPEN, "etc/passwd", 0) >= 0;
}
