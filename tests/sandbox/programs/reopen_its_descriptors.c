// Without namespaces an ordinary user gets the pipes that it has already, with other rights; no others are within reach.
// effects: fs, io
// namespaces status: exited 0
// filter status: exited 0 or exited 3
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(OPEN, "/proc/self/fd/3", 2) >= 0 || sys(OPEN, "/proc/self/fd/4094", 2) >= 0) return 1;
    if (sys(OPEN, "/dev/fd/4095", 0) >= 0) return 2;
    return sys(OPEN, "/proc/self/fd/0", 1) >= 0 || sys(OPEN, "/proc/self/fd/1", 0) >= 0 ? 3 : 0;
}
