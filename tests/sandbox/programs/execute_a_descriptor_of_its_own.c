// attack: execute what came on standard input
// effects: alloc, fs, io, net, proc, rand, time
// stdin: #!/bin/sh
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(EXECVEAT, 0, "", argv, envp, 0x1000) < 0; }
