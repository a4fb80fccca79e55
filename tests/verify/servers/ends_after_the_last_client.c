// expect: tcp 8080 send "a" receive "a" receive end
// verdict: rejected: expected the program to go on serving, but it had ended after the last expectation
// note: the program ended with exit code 0
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    write_all(fd, buffer, count);
    finish(0);
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
