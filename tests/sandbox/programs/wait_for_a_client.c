// attack: accept where nobody connects
// effects: net
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word listener = sys(SOCKET, 2, 1, 0);
    if (sys(LISTEN, listener, 1) < 0) return 9;
    return sys(ACCEPT, listener, 0, 0);
}
