// expect: tcp 8080 send random 100000 receive same
// verdict: rejected: but received from byte
#include "server.h"
static word total;
static int serve(word fd) {
    char buffer[65536];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    for (word i = 0; i < count; i++) if (total++ == 70000) buffer[i] ^= 1;
    if (count > 0) write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
