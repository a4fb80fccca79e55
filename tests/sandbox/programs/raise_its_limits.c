// attack: raise the limits of memory, processes and descriptors
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { word soft, hard; } all = {-1, -1};
    return sys(160 /* setrlimit */, 9, &all) >= 0;
}
