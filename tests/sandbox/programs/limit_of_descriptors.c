// attack: open descriptors until none is left
// The limit is 64, so 61 more can be made.
// effects: io
// status: exited 61
#include "start.h"
int program(int argc, char **argv, char **envp) {
    int made = 0;
    while (call(32 /* dup */, 1, 0, 0, 0, 0, 0) >= 0) made++;
    return made;
}
