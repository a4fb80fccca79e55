// attack: open files and folders of the machine
// Permission denied by landlock, or not found in the empty root.
// effects: fs, io
// status: exited 0
#include "start.h"
int program(int argc, char **argv, char **envp) {
    const char *paths[] = {"/etc/passwd", "/", ".", "..", "/proc/self/status", "/dev/null", "/tmp", "/usr"};
    for (int i = 0; i < 8; i++) if (call(OPEN, (word)paths[i], 0, 0, 0, 0, 0) >= 0) return i + 1;
    if (call(OPEN, (word) "/new", 0101, 0600, 0, 0, 0) >= 0) return 20;
    if (call(OPEN, (word) "/tmp/new", 0101, 0600, 0, 0, 0) >= 0) return 21;
    return 0;
}
