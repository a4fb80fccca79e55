// effects: io
// expect: run stdout "out" stderr "usage: x\n" exit 2
// expect: run stdout contains "ut" stderr contains "usage" exit 2
// expect: run stdout contains "" stdin "x" exit 2
// verdict: accepted
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { say("out"); answer(2, "usage: x\n"); return 2; }
