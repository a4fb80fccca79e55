// attack: send a header that never ends, a byte at a time
// effects: net, io, proc, time
// expect: http GET / status 200
// verdict: rejected
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080), time[2] = {0, 50000000};
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
        answer(fd, "HTTP/1.1 200 OK\r\nx: ");
        while (call(44 /* sendto */, fd, (word)"a", 1, 0x4000 /* MSG_NOSIGNAL */, 0, 0) == 1) call(NANOSLEEP, (word)time, 0, 0, 0, 0, 0);
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
