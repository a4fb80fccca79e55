// attack: lock memory
// status: exited 0 or exited 1
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(MMAP, 0, 1 << 20, 3, 0x2022 /* MAP_LOCKED */, -1, 0) >= 0; }
