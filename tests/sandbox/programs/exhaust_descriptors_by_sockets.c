// attack: open sockets until none is left
// effects: io, net
// status: exited 61
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    int made = 0;
    while (sys(SOCKET, 2, 1, 0) >= 0) made++;
    return made;
}
