// expect: http HEAD / status 200 no-body
// verdict: rejected: but received "hello" behind the response
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"); }
