// expect: run stdout "hello\n"
// verdict: rejected: `run stdout "hello\n"`: expected "hello\n" on standard output, but the program wrote "hello"
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { say("hello"); return 0; }
