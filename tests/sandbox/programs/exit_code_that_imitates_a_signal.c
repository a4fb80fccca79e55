// status: exited 139
#include "start.h"
int program(int argc, char **argv, char **envp) { return 128 + 11; }
