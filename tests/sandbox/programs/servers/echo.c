// Serves one connection after another on the port that it is given; an own word first tells that it is ours.
#include "../start.h"
int program(int argc, char **argv, char **envp) {
    unsigned port = 0;
    for (char *digit = argv[1]; *digit; digit++) port = port * 10 + (*digit - '0');
    word listener = call(SOCKET, 2, 1, 0, 0, 0, 0);
    struct address here = ip_address(0x7f000001, port);
    if (call(BIND, listener, (word)&here, sizeof here, 0, 0, 0) < 0) return 98;
    if (call(LISTEN, listener, 8, 0, 0, 0, 0) < 0) return 97;
    call(WRITE, 2, (word)"listening\n", 10, 0, 0, 0);
    for (;;) {
        char buffer[4096];
        word connection = call(ACCEPT, listener, 0, 0, 0, 0, 0), count;
        while ((count = call(READ, connection, (word)buffer, sizeof buffer, 0, 0, 0)) > 0) call(WRITE, connection, (word)buffer, count, 0, 0, 0);
        call(CLOSE, connection, 0, 0, 0, 0, 0);
    }
}
