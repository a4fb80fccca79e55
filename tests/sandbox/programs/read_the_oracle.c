// attack: open an oracle file that everybody on the machine may read
// effects: fs, io
// arguments: {oracle}
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(OPEN, argv[1], 0) >= 0; }
