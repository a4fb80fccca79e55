// attack: listen on the port of a service of the machine, in its place
// effects: net
// arguments: {listener}
// namespaces status: exited 0
// filter status: exited 98
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    int yes = 1;
    sys(54 /* setsockopt */, socket, 1, 15 /* SO_REUSEPORT */, &yes, 4);
    sys(54 /* setsockopt */, socket, 1, 2 /* SO_REUSEADDR */, &yes, 4);
    unsigned short port = 0;
    for (const char *digit = argv[1]; *digit; digit++) port = port * 10 + (*digit - '0');
    struct address here = ip_address(0x7f000001, port);
    return -sys(BIND, socket, &here, sizeof here);
}
