// expect: tcp 8080 half-close receive end
// expect: restart
// expect: restart exit 0
// verdict: rejected: `restart exit 0`: expected exit code 0, but the program 
#include "server.h"
static int serve(word fd) { char buffer[100]; return call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0) > 0; }
int program(int argc, char **argv, char **envp) { return loop(8080); }
