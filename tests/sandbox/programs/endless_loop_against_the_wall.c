// attack: loop for ever
// wall: 150
// status: wall-time
#include "start.h"
int program(int argc, char **argv, char **envp) { for (;;) __asm__ volatile(""); }
