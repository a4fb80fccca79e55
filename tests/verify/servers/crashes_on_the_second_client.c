// expect: tcp 8080 send "a" receive "a"
// expect: tcp 8080 send "b" receive "b"
// verdict: rejected: expected "b", but the
// note: the program was ended by signal 11 (invalid memory access)
// stderr: "going\n"
#include "server.h"
static int clients;
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0 && clients++ == 1) { call(WRITE, 2, (word)"going\n", 6, 0, 0, 0); return *(volatile int *)8; }
    write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
