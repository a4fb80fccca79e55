// attack: sleep to the end of time on a clock
// effects: time
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { word time[2] = {1L << 40, 0}; return sys(230 /* clock_nanosleep */, 1, 1, time, 0); }
