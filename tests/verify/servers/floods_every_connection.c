// attack: flood whoever connects
// expect: tcp 8080 receive "hello" half-close receive end
// verdict: rejected: expected the end of the stream
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    static char block[1 << 16];
    word listener = listen_on(8080);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
        answer(fd, "hello");
        while (call(44 /* sendto */, fd, (word)block, sizeof block, 0x4000 /* MSG_NOSIGNAL */, 0, 0) > 0) {}
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
