// attack: let a child outlive its parent and hold standard output
// The child holds standard output open for ever; the run ends all the same.
// effects: proc, time
// processes: 2000
// wall: 2000
// status: exited 3
#include "start.h"
int program(int argc, char **argv, char **envp) {
    word time[2] = {1000, 0};
    if (call(FORK, 0, 0, 0, 0, 0, 0) == 0) call(NANOSLEEP, (word)time, 0, 0, 0, 0, 0);
    return 3;
}
