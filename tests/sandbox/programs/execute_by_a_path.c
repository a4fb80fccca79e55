// attack: execute a program of the machine by execveat
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(EXECVEAT, -100, "/bin/sh", argv, envp, 0) < 0; }
