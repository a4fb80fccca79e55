// expect: tcp 8080 send random 5000 receive same
// verdict: rejected: 1000 bytes of it came and then nothing moved for 3 s
#include "server.h"
static int answered;
static int serve(word fd) {
    char buffer[5000];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (!answered++) write_all(fd, buffer, 1000);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
