// attack: exit with the code of a program that could not be started
// status: exited 127
#include "attack.h"
int program(int argc, char **argv, char **envp) { return 127; }
