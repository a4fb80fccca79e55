// attack: queue a signal that names another sender
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    static char information[128]; return sys(129 /* rt_sigqueueinfo */, 1, 9, information) >= 0;
}
