// attack: call by a negative number, which tracers use to skip a call
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(-1L) >= 0; }
