// attack: keep a connection open for ever
// expect: http GET / status 200
// verdict: rejected: expected the end of the stream after the response to `Connection: close`, but the connection stayed open
#include "server.h"
static int serve(word fd) {
    char buffer[4096];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0) answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
