// attack: make a set of rules that allows everything
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { word all = -1; return sys(444 /* landlock_create_ruleset */, &all, 8, 0) >= 0; }
