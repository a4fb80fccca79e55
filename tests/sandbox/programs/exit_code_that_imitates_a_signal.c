// attack: exit with the code that a shell gives for a crash
// status: exited 139
#include "start.h"
int program(int argc, char **argv, char **envp) { return 128 + 11; }
