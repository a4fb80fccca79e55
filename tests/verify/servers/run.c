// effects: io
// expect: run
// expect: run stdin "abc" stdout "abc"
// expect: run "two words" x stdin "abc" stdout "two words\nx\nabc" exit 2
// verdict: accepted
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) {
    char buffer[100];
    for (int i = 1; i < argc; i++) { say(argv[i]); say("\n"); }
    word count = call(READ, 0, (word)buffer, sizeof buffer, 0, 0, 0);
    write_all(1, buffer, count);
    return argc - 1;
}
