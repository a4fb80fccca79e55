// attack: spend its time inside of system calls
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char block[1 << 16]; for (;;) sys(READ, 0, block, 0); }
