// attack: give back all memory, the code that runs included
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(MUNMAP, 0, 0x7ffffffff000) == 0; }
