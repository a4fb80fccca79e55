// attack: take every capability
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned version; int process; } header = {0x20080522, 0};
    unsigned sets[6] = {-1, -1, -1, -1, -1, -1};
    return sys(126 /* capset */, &header, sets) >= 0;
}
