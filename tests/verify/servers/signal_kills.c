// expect: tcp 8080 half-close receive end
// expect: signal TERM exit 0
// verdict: rejected: expected exit code 0, but the program was ended by signal 15 (termination)
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { return loop(8080); }
