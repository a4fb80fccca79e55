// attack: set the clock of the machine
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { word time[2] = {0, 0}; return sys(227 /* clock_settime */, 0, time) >= 0; }
