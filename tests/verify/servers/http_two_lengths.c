// expect: http GET / status 200
// verdict: rejected: two different Content-Length headers
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 1\r\n\r\n"); }
