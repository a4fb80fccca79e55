// attack: make processes by clone3, whose flags lie behind a pointer
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word arguments[11] = {0};
    arguments[4] = 17;
    return sys(435 /* clone3 */, arguments, sizeof arguments) >= 0;
}
