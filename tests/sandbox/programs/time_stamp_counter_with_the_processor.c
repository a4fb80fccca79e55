// attack: read the time stamp counter together with the number of the processor
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    unsigned low, high, number; __asm__ volatile("rdtscp" : "=a"(low), "=d"(high), "=c"(number)); return 1;
}
