// attack: ask for uptime, load and memory
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char information[128]; return sys(99 /* sysinfo */, information); }
