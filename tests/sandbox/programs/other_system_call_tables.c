// attack: call by the number of another table
// getpid by the number it has in the x32 table
// effects: proc
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(GETPID | 0x40000000, 0, 0, 0, 0, 0, 0) > 0; }
