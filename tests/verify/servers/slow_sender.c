// expect: tcp 8080 clients 3 send slowly "hello\n" receive "hello\n" pause 300 send slowly "wor" pause 20 send "ld\n" receive "world\n" half-close receive end
// expect: http slowly keep-alive 2 pause 50 POST / body "ab\n" status 200 body "ok"
// expect: tcp 8080 send "x\n" pause 3200 send "y\n" receive "x\ny\n"
// verdict: accepted
#include "server.h"
// What came of each connection, up to the end of a line; a request ends with the line "ab".
static char lines[MOST][4096];
static word lengths[MOST];
static int slot_of(word fd) { for (int i = 1; i < MOST; i++) if (entries[i].fd == fd) return i; return 0; }
static int serve(word fd) {
    int slot = slot_of(fd);
    char *line = lines[slot];
    word count = call(READ, fd, (word)(line + lengths[slot]), 4096 - lengths[slot], 0, 0, 0);
    if (count <= 0) { lengths[slot] = 0; return 0; }
    lengths[slot] += count;
    word length = lengths[slot];
    if (line[length - 1] != '\n') return 1;
    int is_request = starts(line, "POST ");
    if (is_request && !(length > 3 && starts(line + length - 4, "\nab\n"))) return 1;
    if (is_request) answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"); else write_all(fd, line, length);
    lengths[slot] = 0;
    for (word i = 0; is_request && i < length; i++) if (starts(line + i, "Connection: close")) return 0;
    return 1;
}
int program(int argc, char **argv, char **envp) { return loop(8080); }
