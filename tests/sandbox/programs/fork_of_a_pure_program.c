// attack: fork without the effect `proc`
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(FORK, 0, 0, 0, 0, 0, 0) < 0; }
