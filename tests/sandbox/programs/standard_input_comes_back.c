// stdin: hello
// status: exited 0
// stdout: hello
#include "start.h"
int program(int argc, char **argv, char **envp) {
    char buffer[64];
    word count;
    while ((count = call(READ, 0, (word)buffer, sizeof buffer, 0, 0, 0)) > 0) call(WRITE, 1, (word)buffer, count, 0, 0, 0);
    return count != 0;
}
