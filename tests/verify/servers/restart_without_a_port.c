// expect: restart
// verdict: abstained: needs a `tcp` or `http` line
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { return 0; }
