// attack: trace its parent
// effects: proc
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(PTRACE, 16, 1, 0, 0, 0, 0) < 0; }
