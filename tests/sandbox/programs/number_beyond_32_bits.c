// attack: hide the number of a system call in bits that a filter may not see
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys((1L << 32) | OPEN, "/etc/passwd", 0) >= 0; }
