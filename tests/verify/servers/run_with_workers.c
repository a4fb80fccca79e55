// effects: io, proc
// expect: run stdout "www"
// verdict: accepted
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < 2; i++) {
        word child = call(FORK, 0, 0, 0, 0, 0, 0);
        if (child < 0) return 1;
        if (child == 0) { say("w"); return 0; }
        call(61, child, 0, 0, 0, 0, 0);
    }
    say("w");
    return 0;
}
