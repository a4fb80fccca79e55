// attack: reach services of the machine by a local socket
// effects: net, io
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) { return call(SOCKET, 1, 1, 0, 0, 0, 0) < 0; }
