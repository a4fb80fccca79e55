// attack: send to an address that stands behind a pointer
// effects: net
// namespaces status: exited 101
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word socket = sys(SOCKET, 2, 1, 0);
    struct address outside = ip_address(0x01010101, 80);
    struct { const char *base; word length; } piece = {"x", 1};
    struct { void *name; word name_length; void *pieces; word count; void *control; word control_length, flags; } message;
    message = (typeof(message)){&outside, sizeof outside, &piece, 1, 0, 0, 0};
    return -sys(46 /* sendmsg */, socket, &message, 0x20000000 /* MSG_FASTOPEN */);
}
