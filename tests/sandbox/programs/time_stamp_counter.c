// attack: read the time stamp counter
// effects: alloc, fs, io, net, proc, rand
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { unsigned low, high; __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)); return 1; }
