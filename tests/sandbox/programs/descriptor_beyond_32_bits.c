// attack: hide the descriptor of a write in bits that the kernel does not see
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(WRITE, (1L << 32) | 3, "x", 1) >= 0; }
