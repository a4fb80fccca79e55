// attack: send a question to the resolver of the machine
// effects: net
// namespaces status: exited 0
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 2, 0);
    struct address resolver = ip_address(0x7f000035, 53);
    char answer[512];
    if (sys(CONNECT, socket, &resolver, sizeof resolver) < 0) return 0;
    sys(SENDTO, socket, "question", 8, 0, 0, 0);
    return sys(45 /* recvfrom */, socket, answer, 512, 0x40, 0, 0) >= 0;
}
