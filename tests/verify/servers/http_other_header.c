// expect: http GET / status 200 header "Content-Type: text/plain"
// verdict: rejected: but its value is "text/html"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"); }
