// attack: open the memory and the descriptors of every process near its own number
// effects: fs, io, proc
// cpu: 3000
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *files[] = {"fd/0", "fd/1", "fd/2", "mem"};
    word self = sys(GETPID);
    for (word process = self > 3000 ? self - 3000 : 1; process < self + 200; process++) {
        char folder[32] = "/proc/";
        word end = 6, digits = process;
        for (word rest = process; rest; rest /= 10) end++;
        for (word at = end; digits; digits /= 10) folder[--at] = '0' + digits % 10;
        for (int i = 0; i < 4; i++) if (process != self && sys(OPEN, joined(folder, files[i]), 0) >= 0) return 1 + i;
    }
    return 0;
}
