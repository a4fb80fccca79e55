// status: signalled 11
#include "start.h"
int program(int argc, char **argv, char **envp) { return *(volatile int *)8; }
