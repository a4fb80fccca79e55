// attack: map memory that can be written and executed
// effects: alloc
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(MMAP, 0, 4096, 7, 0x22, -1, 0) > 0; }
