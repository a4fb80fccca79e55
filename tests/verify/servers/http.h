// Reads whole requests without bodies of more than a buffer, and answers by what the including file says.
#include "server.h"

static void respond(word fd, const char *request);

static int serve(word fd) {
    static char buffer[8192];
    word count = call(READ, fd, (word)buffer, sizeof buffer - 1, 0, 0, 0);
    if (count <= 0) return 0;
    buffer[count] = 0;
    respond(fd, buffer);
    for (word i = 0; i < count; i++) if (starts(buffer + i, "Connection: close")) return 0;
    return 1;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
