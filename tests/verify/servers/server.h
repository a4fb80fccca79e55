// A server that handles each connection in turns, by poll; `serve` is what the including file says about one connection.
#include "../../sandbox/programs/start.h"

enum { POLL = 7, SETSOCKOPT = 54, RT_SIGRETURN = 15 };

static word length_of(const char *text) { word length = 0; while (text[length]) length++; return length; }
static int starts(const char *text, const char *start) { while (*start) if (*text++ != *start++) return 0; return 1; }
static void write_all(word fd, const char *bytes, word count) {
    while (count > 0) {
        word put = call(WRITE, fd, (word)bytes, count, 0, 0, 0);
        if (put <= 0) return;
        bytes += put; count -= put;
    }
}
static void answer(word fd, const char *text) { write_all(fd, text, length_of(text)); }

static word listen_on(unsigned short port) {
    word listener = call(SOCKET, 2, 1, 0, 0, 0, 0);
    int yes = 1;
    call(SETSOCKOPT, listener, 1, 2, (word)&yes, 4, 0);
    struct address here = ip_address(0, port);
    if (call(BIND, listener, (word)&here, sizeof here, 0, 0, 0) < 0) finish(98);
    if (call(LISTEN, listener, 128, 0, 0, 0, 0) < 0) finish(97);
    return listener;
}

static void on_signal(int number) { finish(0); }
__attribute__((naked)) static void restorer(void) { __asm__("mov $15, %eax; syscall"); }
static void end_by(int number, void (*handler)(int)) {
    struct { void *handler; word flags; void *restorer; word mask; } action = {handler, 0x04000000, restorer, 0};
    call(RT_SIGACTION, number, (word)&action, 0, 8, 0, 0);
}

#define MOST 64
struct poll_entry { int fd; short events, happened; };
static struct poll_entry entries[MOST];

// Returns what was said of a readable connection: 0 closes it.
static int serve(word fd);

static int loop(unsigned short port) {
    word listener = listen_on(port);
    for (int i = 0; i < MOST; i++) entries[i].fd = -1;
    entries[0].fd = listener; entries[0].events = 1;
    for (;;) {
        call(POLL, (word)entries, MOST, -1, 0, 0, 0);
        for (int i = 1; i < MOST; i++)
            if (entries[i].fd >= 0 && entries[i].happened && !serve(entries[i].fd)) {
                call(CLOSE, entries[i].fd, 0, 0, 0, 0, 0);
                entries[i].fd = -1;
            }
        if (entries[0].happened) {
            word fd = call(ACCEPT, listener, 0, 0, 0, 0, 0);
            for (int i = 1; i < MOST; i++) if (entries[i].fd < 0) { entries[i].fd = fd; entries[i].events = 1; break; }
        }
    }
}
