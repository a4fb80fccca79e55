// effects: io
// expect: run stdout contains "lo wor"
// expect: run stderr contains "usage"
// verdict: rejected: `run stderr contains "usage"`: expected a text that contains "usage" on standard error, but the program wrote nothing
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { say("hello world"); return 0; }
