// attack: read a performance counter
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    unsigned low, high; __asm__ volatile("rdpmc" : "=a"(low), "=d"(high) : "c"(0)); return 1;
}
