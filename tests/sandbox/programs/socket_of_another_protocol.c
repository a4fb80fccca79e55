// attack: let the kernel load a protocol that hardly anybody uses
// effects: net
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 2, 1, 132 /* IPPROTO_SCTP */) >= 0; }
