// attack: make a process that shares its memory, which is a thread by another name
// effects: proc
// status: exited 11
#include "attack.h"
int program(int argc, char **argv, char **envp) { return -sys(CLONE, 0x100 /* CLONE_VM */ | 17, 0); }
