// attack: write to a descriptor that is not one of its own
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(WRITE, 3, "x", 1) >= 0; }
