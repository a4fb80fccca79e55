// attack: send to a machine outside without a call to connect
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) {
    word socket = call(SOCKET, 2, 1, 0, 0, 0, 0);
    struct address outside = ip_address(0x01010101, 80);
    return -call(44, socket, (word)"x", 1, 0x20000000, (word)&outside, sizeof outside);
}
