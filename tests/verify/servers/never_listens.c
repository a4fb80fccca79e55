// attack: let the judge wait for a port for ever
// effects: net, time
// expect: tcp 8080 send "a" receive "a"
// verdict: rejected: expected a connection to port 8080, but nothing listens on port 8080 within 3 s
#include "server.h"
static int serve(word fd) { return 0; }
int program(int argc, char **argv, char **envp) { word time[2] = {100, 0}; return call(NANOSLEEP, (word)time, 0, 0, 0, 0, 0); }
