// attack: read the clock by the page that old programs called
// effects: alloc, fs, io, net, proc, rand
// status: signalled 11 or forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) { return ((word (*)(word *, void *))0xffffffffff600000)((word[2]){0}, 0) == 0; }
