// attack: go into the repository first and open a file there by its bare name
// effects: fs, io
// arguments: {repository}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    sys(CHDIR, argv[1]);
    return sys(OPEN, "Cargo.toml", 0) >= 0;
}
