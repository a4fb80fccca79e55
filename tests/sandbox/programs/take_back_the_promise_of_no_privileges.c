// attack: allow itself new privileges again
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(PRCTL, 38 /* PR_SET_NO_NEW_PRIVS */, 0) >= 0; }
