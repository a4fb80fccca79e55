// attack: overwrite, rename and delete the oracle file
// effects: fs, io
// arguments: {oracle}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(OPEN, argv[1], 02, 0) >= 0 || sys(OPEN, argv[1], 01001 /* O_WRONLY, O_TRUNC */) >= 0) return 1;
    if (sys(RENAME, argv[1], "/gone") >= 0 || sys(RENAME, "/program", argv[1]) >= 0) return 2;
    return sys(UNLINK, argv[1]) >= 0 ? 3 : 0;
}
