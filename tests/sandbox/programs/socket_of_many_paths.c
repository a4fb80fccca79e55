// attack: connect by a protocol that finds ways of its own
// effects: net
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(SOCKET, 2, 1, 262 /* IPPROTO_MPTCP */) >= 0; }
