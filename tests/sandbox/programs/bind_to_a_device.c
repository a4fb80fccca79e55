// attack: send by a chosen network card
// effects: net
// namespaces status: exited 0
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    struct address outside = ip_address(0x01010101, 80);
    sys(54 /* setsockopt */, socket, 1, 25 /* SO_BINDTODEVICE */, "eth0", 5);
    return sys(CONNECT, socket, &outside, sizeof outside) >= 0;
}
