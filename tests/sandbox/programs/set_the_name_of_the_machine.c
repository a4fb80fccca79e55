// attack: give the machine another name
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(170 /* sethostname */, "attack", 6) >= 0; }
