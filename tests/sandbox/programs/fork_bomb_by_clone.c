// attack: make processes by clone, one after another
// effects: proc
// status: exited 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { return -sys(CLONE, 17, 0); }
