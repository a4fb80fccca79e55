// attack: take memory by brk until none is left
// effects: alloc
// memory: 50000000
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word end = sys(BRK, 0), wanted = end;
    while (wanted - end < 1L << 34) {
        word got = sys(BRK, wanted + (8 << 20));
        if (got <= wanted) return (wanted - end) > 50000000;
        for (word at = wanted; at < got; at += 4096) *(volatile char *)at = 1;
        wanted = got;
    }
    return 2;
}
