// attack: flood a copy of standard error
// effects: io
// output: 100000
// status: output-limit
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    word copy = sys(DUP, 2);
    for (;;) sys(WRITE, copy, "flood flood flood\n", 18);
}
