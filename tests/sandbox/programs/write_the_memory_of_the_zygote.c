// attack: copy memory into process 1
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { char *base; word length; } here = {"x", 1}, there = {(char *)0x400000, 1};
    return sys(311 /* process_vm_writev */, 1, &here, 1, &there, 1, 0) >= 0;
}
