// expect: tcp 8080 send "a" half-close receive end
// verdict: rejected: expected the end of the stream, but 0 bytes of it came and then nothing moved for 3 s
#include "server.h"
static int serve(word fd) { char buffer[100]; call(READ, fd, (word)buffer, sizeof buffer, 0, 0, 0); entries[1].events = 0; return 1; }
int program(int argc, char **argv, char **envp) { return loop(8080); }
