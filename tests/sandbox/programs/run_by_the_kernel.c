// attack: let the kernel run a program of its own
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    static char attributes[128]; return sys(321 /* bpf */, 5, attributes, sizeof attributes) >= 0;
}
