// expect: http GET / status 200
// verdict: rejected: expected status 200, but received status 404
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"); }
