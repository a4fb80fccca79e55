// attack: connect to a port on which a service of the machine listens
// effects: net
// arguments: {listener}
// namespaces status: exited 111
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    unsigned short port = 0;
    for (const char *digit = argv[1]; *digit; digit++) port = port * 10 + (*digit - '0');
    struct address service = ip_address(0x7f000001, port);
    return -sys(CONNECT, socket, &service, sizeof service);
}
