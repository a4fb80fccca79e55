// attack: write to settings of the kernel, and read its secrets
// effects: fs, io
// status: exited 0
#include "attack.h"
int program(int argc, char **argv, char **envp) {
    const char *files[] = {"/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper", "/proc/self/oom_score_adj",
                           "/proc/self/uid_map", "/sys/fs/cgroup/cgroup.procs", "/proc/self/attr/current"};
    for (int i = 0; i < 7; i++) if (sys(OPEN, files[i], 1) >= 0) return 1 + i;
    return sys(OPEN, "/proc/kallsyms", 0) >= 0 || sys(OPEN, "/proc/kcore", 0) >= 0 ? 9 : 0;
}
