// status: exited 7
#include "start.h"
int program(int argc, char **argv, char **envp) { return 7; }
