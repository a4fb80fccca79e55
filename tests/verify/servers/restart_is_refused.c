// expect: tcp 8080 half-close receive end
// expect: restart
// verdict: rejected: `restart`: expected exit code 0 or an end by signal 15, but the program did not end within 2 s
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { end_by(15, (void (*)(int))1); return loop(8080); }
