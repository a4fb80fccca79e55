// attack: tell the zygote that the program could not be started
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(WRITE, 4094, "\4\1\0\0\0", 5) >= 0; }
