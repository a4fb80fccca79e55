// attack: send headers until nobody can hold them
// expect: http GET / status 200
// verdict: rejected
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    static char lines[1 << 14];
    for (int i = 0; i < sizeof lines; i += 8) for (int k = 0; k < 8; k++) lines[i + k] = "abc: d\r\n"[k];
    word listener = listen_on(8080);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
        answer(fd, "HTTP/1.1 200 OK\r\n");
        while (call(44 /* sendto */, fd, (word)lines, sizeof lines, 0x4000 /* MSG_NOSIGNAL */, 0, 0) > 0) {}
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
