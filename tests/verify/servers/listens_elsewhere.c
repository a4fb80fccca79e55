// expect: http GET / status 200
// verdict: rejected: expected a connection to port 8080, but nothing listens
#include "server.h"
static int serve(word fd) { return 1; }
int program(int argc, char **argv, char **envp) { return loop(8081); }
