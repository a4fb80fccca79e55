// attack: close before the answer is whole
// expect: tcp 8080 send "hello" receive "hello, you"
// verdict: rejected: expected "hello, you", but the stream ended after 5 bytes of it
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    write_all(fd, buffer, count);
    return 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
