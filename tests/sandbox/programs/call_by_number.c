// attack: make a system call by a number that is given, without meaningful arguments
// arguments: 101
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word number = 0;
    for (const char *digit = argv[1]; *digit; digit++) number = number * 10 + (*digit - '0');
    return sys(number) >= 0;
}
