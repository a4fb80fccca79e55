// attack: stop its whole process group
// effects: proc
// processes: 2000
// wall: 150
// namespaces status: wall-time
// filter status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { sys(FORK); return sys(KILL, 0, 19 /* SIGSTOP */); }
