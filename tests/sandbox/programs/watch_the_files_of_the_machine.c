// attack: be told of every change of a file
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(294 /* inotify_init1 */, 0) >= 0; }
