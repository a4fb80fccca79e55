// attack: fork for ever in every child, as far as the limit goes
// effects: proc
// processes: 12
// wall: 100
// status: wall-time
#include "attack.h"
int program(int argc, char **argv, char **envp) { for (;;) sys(FORK); }
