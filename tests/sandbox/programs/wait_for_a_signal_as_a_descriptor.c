// attack: wait for a signal that never comes
// effects: io, proc
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word none = 1 << 9, signals = sys(289 /* signalfd4 */, -1, &none, 8, 0);
    char information[128];
    return sys(READ, signals, information, 128);
}
