// expect: tcp 8080 send "a" receive "a" receive end
// verdict: rejected: but
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    write_all(fd, buffer, count);
    finish(0);
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
