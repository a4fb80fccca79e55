// attack: leave a key behind
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(248 /* add_key */, "user", "name", "secret", 6, -4) >= 0; }
