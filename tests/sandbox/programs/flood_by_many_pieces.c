// attack: write a million bytes by one call, again and again
// effects: io
// output: 100000
// status: output-limit
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    static char block[1024];
    struct { char *base; word length; } pieces[1024];
    for (int i = 0; i < 1024; i++) { pieces[i].base = block; pieces[i].length = sizeof block; }
    for (;;) sys(WRITEV, 1, pieces, 1024);
}
