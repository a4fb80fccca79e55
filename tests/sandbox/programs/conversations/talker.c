// Answers what it reads, and then behaves as its argument says.
#include "../start.h"
static char buffer[1 << 16];
static word take(void) { return call(READ, 0, (word)buffer, sizeof buffer, 0, 0, 0); }
static void give(word count) {
    for (word done = 0; done < count;) done += call(WRITE, 1, (word)(buffer + done), count - done, 0, 0, 0);
}
int program(int argc, char **argv, char **envp) {
    word count;
    switch (argc > 1 ? argv[1][0] : 'e') {
    case 'e': // echo
        while ((count = take()) > 0) give(count);
        return 0;
    case 'o': // once, and then the end
        give(take());
        return 9;
    case 'h': // half, and then a crash
        give(take() / 2);
        *(volatile int *)8 = 0;
    case 'm': // more than it was asked for, and then an echo
        give(take());
        say("unasked\n");
        while ((count = take()) > 0) give(count);
        return 0;
    case 's': // silent for ever
        for (;;) take();
    case 'f': // a flood on standard output without a line feed
        for (;;) say("flood flood flood flood flood flood flood flood ");
    case 'd': // a flood on standard error
        for (;;) call(WRITE, 2, (word)"flood\n", 6, 0, 0, 0);
    case 'a': // answers without reading
        say("eager\n");
        for (;;) __asm__ volatile("");
    case 'c': // closes its input, and answers all the same
        call(CLOSE, 0, 0, 0, 0, 0, 0);
        say("deaf\n");
        return 3;
    }
    return 1;
}
