// attack: hide the protection of a mapping behind bits that the kernel does not see
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(MMAP, 0, 4096, (1L << 32) | 7, 0x22, -1, 0) > 0; }
