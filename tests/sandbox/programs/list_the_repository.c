// attack: list a folder of the repository
// effects: fs, io
// arguments: {repository}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char entries[4096];
    word folder = sys(OPEN, argv[1], 0200000 /* O_DIRECTORY */);
    return folder >= 0 || sys(GETDENTS64, folder, entries, sizeof entries) >= 0;
}
