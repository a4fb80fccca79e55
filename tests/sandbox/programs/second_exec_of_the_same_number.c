// attack: execute the descriptor that its own program came by
// The program's descriptor closed when it started: nothing is there (9).
// effects: io, fs, proc
// status: exited 9
#include "start.h"
int program(int argc, char **argv, char **envp) { return -call(322, 4095, (word)"", 0, 0, 0x1000, 0); }
