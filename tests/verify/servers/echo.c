// expect: tcp 8080 send "hello\n" receive "hello\n"
// expect: tcp 8080 clients 20 send "one\n" receive same send random 1000 send "two" receive same half-close receive end
// expect: tcp 8080 clients 3 send random 60000 receive same half-close receive end
// expect: tcp 8080 half-close receive end
// expect: signal TERM exit 0
// expect: tcp 8080 send "again" receive "again"
// verdict: accepted
#include "server.h"
static int serve(word fd) {
    char buffer[65536];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0) write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { end_by(15, on_signal); return loop(8080); }
