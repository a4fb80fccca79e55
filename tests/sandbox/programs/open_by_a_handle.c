// attack: open a file by its number, past all paths
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned bytes; int type; word number; } handle = {8, 1, 2};
    return sys(304 /* open_by_handle_at */, 0, &handle, 0) >= 0;
}
