// expect: tcp 8080 send "hello\n" receive "hello\n"
// expect: tcp 8080 send slowly "hello\n" receive "hello\n"
// verdict: rejected: `tcp 8080 send slowly "hello\n" receive "hello\n"`: expected "hello\n", but the stream ended after 0 bytes of it
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count <= 0 || buffer[count - 1] != '\n') { call(48, fd, 1, 0, 0, 0, 0); while (call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0) > 0); return 0; }
    write_all(fd, buffer, count);
    return 1;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
