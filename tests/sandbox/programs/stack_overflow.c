// attack: recurse for ever
// status: signalled 11
#include "start.h"
static int deeper(volatile char *above) { volatile char block[4096]; block[0] = *above; return deeper(block) + block[0]; }
int program(int argc, char **argv, char **envp) { char start = 1; return deeper(&start); }
