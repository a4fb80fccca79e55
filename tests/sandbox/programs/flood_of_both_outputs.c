// attack: flood standard output and error in turn
// output: 50000
// status: output-limit
#include "attack.h"
int program(int argc, char **argv, char **envp) { for (;;) { say("out\n"); sys(WRITE, 2, "error\n", 6); } }
