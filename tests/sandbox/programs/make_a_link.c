// attack: make a symbolic link to a file outside
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(88 /* symlink */, "/etc/passwd", "/link") >= 0; }
