// attack: mount by descriptors
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(428 /* open_tree */, -100, "/", 1) >= 0; }
