// attack: open a file without the effect `fs`
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(OPEN, (word)"/etc/passwd", 0, 0, 0, 0, 0) >= 0; }
