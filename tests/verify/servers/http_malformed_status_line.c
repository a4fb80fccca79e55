// expect: http GET / status 200
// verdict: rejected: received the status line "HTTP/1.1 2000 OK"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n"); }
