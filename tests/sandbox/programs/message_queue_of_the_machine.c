// attack: make a queue that outlives it
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(240 /* mq_open */, "queue", 0102, 0600, 0) >= 0; }
