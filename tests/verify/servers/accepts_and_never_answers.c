// attack: accept every connection, and answer none
// effects: net, io, proc, time
// expect: tcp 8080 send "a" receive "a"
// verdict: rejected: expected "a"
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    word listener = listen_on(8080), time[2] = {1000, 0};
    while (call(ACCEPT, listener, 0, 0, 0, 0, 0) >= 0) {}
    return call(NANOSLEEP, (word)time, 0, 0, 0, 0, 0);
}
