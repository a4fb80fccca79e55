// attack: exit with the code that a shell gives for SIGXCPU
// status: exited 152
#include "attack.h"
int program(int argc, char **argv, char **envp) { return 128 + 24; }
