// attack: take a descriptor out of a message on standard input
// effects: io, net
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    char control[256], byte;
    struct { char *base; word length; } piece = {&byte, 1};
    struct { void *name; word name_length; void *pieces; word count; void *control; word control_length, flags; } message;
    message = (typeof(message)){0, 0, &piece, 1, control, 256, 0};
    return sys(RECVMSG, 0, &message, 0) >= 0;
}
