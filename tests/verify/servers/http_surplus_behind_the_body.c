// expect: http keep-alive 2 GET / status 200
// verdict: rejected: for request 2 of 2, but received the status line "xHTTP/1.1 200 OK"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nx"); }
