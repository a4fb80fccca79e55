// attack: install a filter with a listener that answers for the kernel
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned short code; unsigned char yes, no; unsigned value; } ask = {6, 0, 0, 0x7fc00000};
    struct { unsigned short length; void *code; } filter = {1, &ask};
    return sys(SECCOMP, 1, 8 /* SECCOMP_FILTER_FLAG_NEW_LISTENER */, &filter) >= 0;
}
