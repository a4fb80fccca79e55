// status: signalled 8
#include "start.h"
int program(int argc, char **argv, char **envp) { volatile int zero = argc - 1; return argc / zero; }
