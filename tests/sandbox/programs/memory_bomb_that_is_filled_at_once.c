// attack: take a block that is filled before the call returns
// status: exited 12
#include "attack.h"
int program(int argc, char **argv, char **envp) { return -sys(MMAP, 0, 1L << 32, 3, 0x8022 /* MAP_POPULATE */, -1, 0); }
