// attack: open a file of the repository by its own path
// effects: fs, io
// arguments: {repository}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(OPEN, joined(argv[1], "Cargo.toml"), 0) >= 0; }
