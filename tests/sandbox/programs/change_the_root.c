// attack: make, move and remove folders and files in the root
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(MKDIR, "/new", 0700) >= 0 || sys(258 /* mkdirat */, -100, "new", 0700) >= 0) return 1;
    if (sys(84 /* rmdir */, "/tmp") >= 0 || sys(RENAME, "/tmp", "/new") >= 0) return 2;
    if (sys(316 /* renameat2 */, -100, "/etc", -100, "/new", 2) >= 0) return 3;
    return sys(UNLINK, "/etc/hostname") >= 0 || sys(263 /* unlinkat */, -100, "/etc", 0x200) >= 0 ? 4 : 0;
}
