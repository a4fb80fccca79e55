// expect: tcp 8080 send "a" receive same half-close receive end
// expect: tcp 8080 clients 2 send "a" receive same
// verdict: rejected: `tcp 8080 clients 2 send "a" receive same`: expected "a", but 0 bytes of it came and then nothing moved for 3 s
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0), count;
        char buffer[100];
        while ((count = call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0)) > 0) write_all(fd, buffer, count);
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
