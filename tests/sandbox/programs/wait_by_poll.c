// attack: wait for nothing at all
// effects: io
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(POLL, 0, 0, -1); }
