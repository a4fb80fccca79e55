// attack: make processes by fork
// The limit of processes is 0.
// effects: proc
// status: exited 11
#include "start.h"
int program(int argc, char **argv, char **envp) { return -call(FORK, 0, 0, 0, 0, 0, 0); }
