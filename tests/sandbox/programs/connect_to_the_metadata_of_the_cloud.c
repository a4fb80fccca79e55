// attack: ask the address that gives machines their keys
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    struct address metadata = ip_address(0xa9fea9fe, 80);
    return -sys(CONNECT, socket, &metadata, sizeof metadata);
}
