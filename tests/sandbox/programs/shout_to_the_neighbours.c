// attack: send to everybody in the local network
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 2, 0);
    int yes = 1;
    sys(54 /* setsockopt */, socket, 1, 6 /* SO_BROADCAST */, &yes, 4);
    struct address everybody = ip_address(0xffffffff, 9);
    return -sys(SENDTO, socket, "x", 1, 0, &everybody, sizeof everybody);
}
