// attack: let a child write to standard output after its parent has ended
// effects: proc, time
// processes: 2000
// stdout: 
// status: exited 6
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    if (sys(FORK) == 0) {
        sleep_for(0, 300000000);
        for (;;) say("verdict: accepted");
    }
    return 6;
}
