// attack: ignore the signal that ends servers
// expect: tcp 8080 half-close receive end
// expect: signal TERM exit 0
// verdict: rejected: `signal TERM exit 0`: expected exit code 0, but the program did not end within 2 s
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { end_by(15, (void (*)(int))1); return loop(8080); }
