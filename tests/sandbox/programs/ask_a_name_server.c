// attack: send a datagram to a name server
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 2, 0);
    struct address outside = ip_address(0x08080808, 53);
    return -sys(SENDTO, socket, "question", 8, 0, &outside, sizeof outside);
}
