// expect: tcp 8080 send "a" receive "a" pause 10 send "b" receive "b"
// expect: tcp 8080 send "a" receive "a" pause 500 receive end
// expect: tcp 8080 send "a" receive "a" pause 500 send "b" receive "b"
// verdict: rejected: `tcp 8080 send "a" receive "a" pause 500 send "b" receive "b"`: expected 
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080);
    for (;;) {
        struct poll_entry client = {call(ACCEPT, listener, 0, 0, 0, 0, 0), 1, 0};
        char buffer[100];
        word count;
        while (call(POLL, (word)&client, 1, 200, 0, 0, 0) > 0 && (count = call(READ, client.fd, (word)buffer, sizeof buffer, 0, 0, 0)) > 0)
            write_all(client.fd, buffer, count);
        call(CLOSE, client.fd, 0, 0, 0, 0, 0);
    }
}
