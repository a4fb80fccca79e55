// attack: leave the port to a child, and end with success
// effects: net, io, proc
// expect: tcp 8080 send "a" receive "a"
// expect: signal TERM exit 0
// verdict: rejected
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0) write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return call(FORK, 0, 0, 0, 0, 0, 0) == 0 ? loop(8080) : 0; }
