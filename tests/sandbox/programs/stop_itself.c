// attack: stop itself, so that it neither runs nor ends
// effects: proc
// wall: 150
// namespaces status: wall-time
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(KILL, sys(GETPID), 19 /* SIGSTOP */); }
