// attack: open the counters of the processor
// effects: alloc, fs, io, net, proc, rand, time
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    static char attributes[128]; return sys(298 /* perf_event_open */, attributes, 0, -1, -1, 0) >= 0;
}
