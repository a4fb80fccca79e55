// attack: open a file by the table of 32-bit programs
// The old gate has another table, in which 5 opens a file.
// status: forbidden-call
#include "start.h"
int program(int argc, char **argv, char **envp) {
    word result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(5), "b"(0), "c"(0), "d"(0) : "memory");
    return result > 0;
}
