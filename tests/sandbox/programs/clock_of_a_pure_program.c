// attack: read the clock without the effect `time`
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { word time[2]; return call(228, 0, (word)time, 0, 0, 0, 0); }
