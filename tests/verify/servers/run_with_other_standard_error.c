// effects: io
// expect: run stderr "usage: x\n" exit 2
// verdict: rejected: `run stderr "usage: x\n" exit 2`: expected "usage: x\n" on standard error, but the program wrote "usage: y\n"
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { say("usage: x\n"); answer(2, "usage: y\n"); return 2; }
