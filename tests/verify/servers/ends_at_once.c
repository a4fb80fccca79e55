// expect: tcp 8080 send "a" receive "a"
// verdict: rejected: expected a connection to port 8080, but
// note: the program ended with exit code 9
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { return 9; }
