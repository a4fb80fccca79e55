// expect: run exit 3
// expect: run
// verdict: rejected: `run`: expected exit code 0, but the program ended with exit code 3
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { return 3; }
