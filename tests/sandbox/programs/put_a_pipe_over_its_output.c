// attack: make standard output a pipe to itself, so that nobody sees its end
// effects: io
// wall: 150
// stdout: 
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    int ends[2];
    sys(PIPE, ends);
    sys(DUP2, ends[1], 1); sys(DUP2, ends[1], 2); sys(DUP2, ends[0], 0);
    char byte;
    return sys(READ, 0, &byte, 1);
}
