// attack: execute a second program
// effects: io, fs, proc
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(322, 3, (word)"", 0, 0, 0x1000, 0) < 0; }
