// attack: listen on a port of the system services
// effects: net
// namespaces status: exited 0
// filter status: exited 13
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    struct address here = ip_address(0, 22);
    return -sys(BIND, socket, &here, sizeof here);
}
