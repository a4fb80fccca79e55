// arguments: one
// arguments: two words
// status: exited 0
// stdout: program|one|two words|
#include "start.h"
int program(int argc, char **argv, char **envp) {
    for (int i = 0; i < argc; i++) { say(argv[i]); say("|"); }
    return envp[0] != 0;
}
