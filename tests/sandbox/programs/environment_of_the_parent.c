// attack: look for variables of the parent behind the end of its own
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word *at = (word *)envp + 1;
    const char *name = 0;
    for (; at[0]; at += 2) if (at[0] == 31 /* AT_EXECFN */) name = (const char *)at[1];
    if (!name) return 2;
    const char *end = (const char *)(((word)name + 4096) & -4096);
    for (const char *byte = (const char *)at; byte < end; byte++) if (*byte == '=') return 1;
    return envp[0] != 0;
}
