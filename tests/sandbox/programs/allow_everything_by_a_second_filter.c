// attack: install a filter that allows everything, and then open a file
// status: forbidden-call
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    struct { unsigned short code; unsigned char yes, no; unsigned value; } allow = {6 /* return */, 0, 0, 0x7fff0000};
    struct { unsigned short length; void *code; } filter = {1, &allow};
    if (sys(PRCTL, 38 /* PR_SET_NO_NEW_PRIVS */, 1) < 0 || sys(SECCOMP, 1, 0, &filter) < 0) return 1;
    return sys(OPEN, "/etc/passwd", 0) >= 0;
}
