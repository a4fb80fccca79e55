// expect: tcp 8080 clients 4 send "one" receive "one"
// expect: restart
// expect: tcp 8080 send "two" receive "two" half-close receive end
// expect: restart exit 0
// expect: restart
// expect: tcp 8080 send "three" receive "three"
// verdict: accepted
#include "server.h"
static int serve(word fd) {
    char buffer[100];
    word count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0);
    if (count > 0) write_all(fd, buffer, count);
    return count > 0;
}
int program(int argc, char **argv, char **envp) { end_by(15, on_signal); return loop(8080); }
