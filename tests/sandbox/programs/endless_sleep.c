// attack: sleep for ever
// effects: time
// wall: 150
// status: wall-time
#include "start.h"
int program(int argc, char **argv, char **envp) {
    word time[2] = {1000, 0};
    call(NANOSLEEP, (word)time, 0, 0, 0, 0, 0);
    return 0;
}
