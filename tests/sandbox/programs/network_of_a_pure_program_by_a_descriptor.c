// attack: listen on standard input
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(LISTEN, 0, 1) >= 0; }
