// This server writes back before it reads on, so the client must read while it sends.
// expect: tcp 9000 send random 1048576 receive same half-close receive end
// expect: tcp 9000 clients 2 send random 3000000 receive same
// verdict: accepted
#include "server.h"
static int serve(word fd) {
    char buffer[4096];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0) write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return loop(9000); }
