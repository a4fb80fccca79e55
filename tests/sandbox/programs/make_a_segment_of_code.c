// attack: make a segment for code of 16 bits
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { static char entry[16]; return sys(154 /* modify_ldt */, 1, entry, 16) >= 0; }
