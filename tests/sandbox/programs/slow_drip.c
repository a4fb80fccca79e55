// attack: write a byte now and then, for ever
// effects: time
// wall: 200
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { for (;;) { say("."); sleep_for(0, 10000000); } }
