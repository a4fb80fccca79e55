// expect: http GET / status 200
// expect: http slowly GET / status 200
// verdict: rejected: `http slowly GET / status 200`: expected a response with status 200, but 
#include "http.h"
static void respond(word fd, const char *request) {
    if (starts(request, "GET / ")) answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    else finish(3);
}
