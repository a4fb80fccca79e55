// attack: put a program of its own into the kernel as the filter of a socket
// effects: net
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned short length; void *code; } none = {0, 0};
    word socket = sys(SOCKET, 2, 1, 0);
    return sys(54 /* setsockopt */, socket, 0 /* IPPROTO_IP */, 64, &none, 16) >= 0;
}
