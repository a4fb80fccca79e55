// expect: tcp 8080 send "one" receive "one"
// expect: restart
// verdict: rejected: `restart`: expected a connection to port 8080 after the restart, but 
// note: the program ended with exit code 98
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = call(SOCKET, 2, 1, 0, 0, 0, 0);
    struct address here = ip_address(0, 8080);
    if (call(BIND, listener, (word)&here, sizeof here, 0, 0, 0) < 0) finish(98);
    call(LISTEN, listener, 128, 0, 0, 0, 0);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0), count;
        char buffer[100];
        while ((count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0)) > 0) write_all(fd, buffer, count);
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
