// expect: tcp 8080 receive "hello"
// expect: tcp 8080 receive "hello" half-close receive end
// verdict: rejected: expected the end of the stream, but received " and more"
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
        answer(fd, "hello and more");
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
