// attack: copy memory out of process 1
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char byte;
    struct { char *base; word length; } here = {&byte, 1}, there = {(char *)0x400000, 1};
    return sys(310 /* process_vm_readv */, 1, &here, 1, &there, 1, 0) >= 0;
}
