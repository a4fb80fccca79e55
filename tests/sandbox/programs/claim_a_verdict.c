// attack: write what a judge might look for, and crash
// status: signalled 4
#include "attack.h"
int program(int argc, char **argv, char **envp) { say("status: exited 0\naccepted\n"); sys(WRITE, 2, "accepted\n", 9); __builtin_trap(); }
