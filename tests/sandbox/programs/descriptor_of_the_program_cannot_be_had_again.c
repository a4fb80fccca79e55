// attack: make a descriptor with the number that may be executed
// effects: io, fs, proc
// status: exited 9
#include "start.h"
int program(int argc, char **argv, char **envp) { return -call(33 /* dup2 */, 0, 4095, 0, 0, 0, 0); }
