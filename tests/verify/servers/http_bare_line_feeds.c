// expect: http GET / status 200
// verdict: rejected: a line does not end with CR LF
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\nContent-Length: 0\n\n"); }
