// attack: send packets with a forged sender
// effects: net
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 2, 3 /* SOCK_RAW */, 255) >= 0; }
