// attack: wait for an empty set
// effects: net
// wall: 150
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char event[12];
    return sys(232 /* epoll_wait */, sys(291 /* epoll_create1 */, 0), event, 1, -1);
}
