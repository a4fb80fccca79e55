// attack: execute a program of the machine
// effects: io, fs, proc
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(EXECVE, (word)"/bin/sh", 0, 0, 0, 0, 0) < 0; }
