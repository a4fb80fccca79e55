// attack: open a file of the repository by openat2 with a resolution that pleases the kernel
// effects: fs, io
// arguments: {repository}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { word flags, mode, resolve; } how = {0, 0, 8 /* RESOLVE_BENEATH */};
    struct { word flags, mode, resolve; } plain = {0, 0, 0};
    if (sys(OPENAT2, -100, joined(argv[1], "README.md"), &how, sizeof how) >= 0) return 1;
    return sys(OPENAT2, -100, joined(argv[1], "README.md"), &plain, sizeof plain) >= 0;
}
