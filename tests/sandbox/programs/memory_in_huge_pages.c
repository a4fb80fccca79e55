// attack: take the huge pages of the machine
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(MMAP, 0, 2 << 20, 3, 0x40022 /* MAP_HUGETLB */, -1, 0) > 0; }
