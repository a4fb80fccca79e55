// expect: http keep-alive 3 GET / status 200
// verdict: rejected: for request 2 of 3, but the
#include "server.h"
static int serve(word fd) {
    char buffer[4096];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    return 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
