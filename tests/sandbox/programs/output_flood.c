// attack: write for ever
// output: 100000
// status: output-limit
#include "start.h"
int program(int argc, char **argv, char **envp) { for (;;) say("flood flood flood flood flood flood flood flood\n"); }
