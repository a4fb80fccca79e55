// For programs that attack: system calls by their numbers, with as many arguments as they need.
#include "start.h"

#define SYS_(number, a, b, c, d, e, f, ...) call(number, (word)(a), (word)(b), (word)(c), (word)(d), (word)(e), (word)(f))
#define sys(...) SYS_(__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0)

enum {
    STAT = 4, POLL = 7, MPROTECT = 10, MUNMAP = 11, BRK = 12, RT_SIGPROCMASK = 14, WRITEV = 20, PIPE = 22, MREMAP = 25, DUP = 32, DUP2 = 33,
    SENDTO = 44, RECVMSG = 47, CLONE = 56, VFORK = 58, WAIT4 = 61, GETDENTS64 = 217, CHDIR = 80, RENAME = 82, MKDIR = 83, UNLINK = 87,
    PRCTL = 157, OPENAT = 257, OPENAT2 = 437, EXECVEAT = 322, CLOCK_GETTIME = 228, SECCOMP = 317,
};

static void sleep_for(word seconds, word nanoseconds) {
    word time[2] = {seconds, nanoseconds};
    sys(NANOSLEEP, time, 0);
}

// The path of a file in a folder.
static const char *joined(const char *folder, const char *file) {
    static char path[4096];
    word end = 0;
    while (*folder) path[end++] = *folder++;
    path[end++] = '/';
    while (*file) path[end++] = *file++;
    path[end] = 0;
    return path;
}
