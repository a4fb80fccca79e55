// attack: exit with a code whose low byte is zero
// status: exited 7
#include "attack.h"
int program(int argc, char **argv, char **envp) { return 256 + 7; }
