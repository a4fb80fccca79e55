// expect: http keep-alive 2 GET / status 200
// expect: http keep-alive 2 pause 400 GET / status 200
// verdict: rejected: `http keep-alive 2 pause 400 GET / status 200`: expected a response with status 200 for request 2 of 2, but the stream ended before the status line
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080);
    for (;;) {
        struct poll_entry client = {call(ACCEPT, listener, 0, 0, 0, 0, 0), 1, 0};
        char buffer[1000];
        word count;
        while (call(POLL, (word)&client, 1, 150, 0, 0, 0) > 0 && (count = call(READ, client.fd, (word)buffer, 999, 0, 0, 0)) > 0) {
            answer(client.fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            int closes = 0;
            for (word i = 0; i < count; i++) closes |= buffer[i] == 'c' && buffer[i + 1] == 'l' && buffer[i + 2] == 'o';
            if (closes) break;
        }
        call(48, client.fd, 2, 0, 0, 0, 0);
        call(CLOSE, client.fd, 0, 0, 0, 0, 0);
    }
}
