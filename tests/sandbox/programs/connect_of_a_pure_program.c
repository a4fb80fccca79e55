// attack: open a socket without the effect `net`
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(SOCKET, 2, 1, 0, 0, 0, 0) < 0; }
