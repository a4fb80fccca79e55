// attack: read what the kernel logged
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char log[4096]; return sys(103 /* syslog */, 3, log, sizeof log) >= 0; }
