// attack: return from a signal that never came, with registers of its own choice
// status: signalled 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { return sys(15 /* rt_sigreturn */); }
