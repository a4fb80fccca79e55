// attack: be its own client, so that it seems to serve
// expect: tcp 8080 send "a" receive "a"
// verdict: rejected
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080), client = call(SOCKET, 2, 1, 0, 0, 0, 0);
    struct address here = ip_address(0x7f000001, 8080);
    call(CONNECT, client, (word)&here, sizeof here, 0, 0, 0);
    word first = call(ACCEPT, listener, 0, 0, 0, 0, 0);
    answer(client, "a");
    answer(first, "a");
    char buffer[10];
    for (;;) if (call(READ, first, (word)buffer, 10, 0, 0, 0) <= 0) return 0;
}
