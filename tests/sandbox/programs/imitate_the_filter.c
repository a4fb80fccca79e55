// attack: exit with the code that a shell gives for SIGSYS
// status: exited 159
#include "attack.h"
int program(int argc, char **argv, char **envp) { return 128 + 31; }
