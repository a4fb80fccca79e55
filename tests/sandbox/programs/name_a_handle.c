// attack: learn the number of a file
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned bytes; int type; word number[8]; } handle = {64};
    int mount;
    return sys(303 /* name_to_handle_at */, -100, "/", &handle, &mount, 0) >= 0;
}
