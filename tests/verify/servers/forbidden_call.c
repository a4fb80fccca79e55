// attack: make a call without its effect
// effects: net
// expect: tcp 8080 send "a" receive "a"
// verdict: rejected: expected a connection to port 8080, but
// note: the program was killed for a system call that its effects do not allow
#include "server.h"
static int serve(word fd) { return 1; }
int program(int argc, char **argv, char **envp) { call(OPEN, (word)"/etc/passwd", 0, 0, 0, 0, 0); return loop(8080); }
