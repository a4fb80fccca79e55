// expect: http GET / status 200 header "Content-Type: text/plain"
// verdict: rejected: expected the header `Content-Type: text/plain`, but the response has no such header
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); }
