// attack: use the processor for ever
// cpu: 1000
// wall: 20000
// status: cpu-time
#include "start.h"
int program(int argc, char **argv, char **envp) { for (;;) __asm__ volatile(""); }
