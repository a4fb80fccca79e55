// expect: run exit 139
// verdict: rejected: expected exit code 139, but the program was ended by signal 11 (invalid memory access)
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { return *(volatile int *)8; }
