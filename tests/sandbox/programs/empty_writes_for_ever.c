// attack: write nothing for ever
// wall: 150
// stdout: 
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { for (;;) sys(WRITE, 1, "", 0); }
