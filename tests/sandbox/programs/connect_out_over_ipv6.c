// attack: connect to a machine outside over IPv6
// effects: net
// namespaces status: exited 0
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 10, 1, 0);
    struct { unsigned short family, port; unsigned flow; unsigned char ip[16]; unsigned scope; } outside;
    outside = (typeof(outside)){10, 0x5000, 0, {0x20, 1, 0x48, 0x60}, 0};
    return sys(CONNECT, socket, &outside, 28) >= 0;
}
