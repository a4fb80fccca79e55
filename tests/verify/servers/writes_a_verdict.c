// attack: write to its own output what the client should have received
// expect: tcp 8080 send "a" receive "a"
// verdict: rejected: expected "a"
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080);
    for (;;) {
        word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
        say("a");
        call(WRITE, 2, (word)"accepted\n", 9, 0, 0, 0);
        call(CLOSE, fd, 0, 0, 0, 0, 0);
    }
}
