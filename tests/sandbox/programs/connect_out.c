// attack: connect to a machine outside
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) {
    word socket = call(SOCKET, 2, 1, 0, 0, 0, 0);
    struct address outside = ip_address(0x01010101, 80);
    return -call(CONNECT, socket, (word)&outside, sizeof outside, 0, 0, 0);
}
