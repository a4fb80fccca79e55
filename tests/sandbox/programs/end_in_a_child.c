// attack: let a child say that all is well, and crash
// effects: proc
// processes: 2000
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { if (sys(FORK) == 0) finish(0); sys(WAIT4, -1, 0, 0, 0); return *(volatile int *)8; }
