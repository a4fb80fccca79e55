// attack: make a second name of a file outside
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(86 /* link */, "/etc/passwd", "/link") >= 0; }
