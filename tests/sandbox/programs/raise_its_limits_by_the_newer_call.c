// attack: raise the limits by prlimit64
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { word soft, hard; } all = {1000, 1000};
    return sys(302 /* prlimit64 */, 0, 6, &all, 0) >= 0;
}
