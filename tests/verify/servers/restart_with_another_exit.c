// expect: tcp 8080 half-close receive end
// expect: restart
// verdict: rejected: `restart`: expected exit code 0 or an end by signal 15, but the program ended with exit code 7
#include "server.h"
static int serve(word fd) { return 0; }
static void give_up(int number) { finish(7); }
int program(int argc, char **argv, char **envp) { end_by(15, give_up); return loop(8080); }
