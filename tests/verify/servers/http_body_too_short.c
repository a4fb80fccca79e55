// expect: http GET / status 200
// verdict: rejected: the stream ended within a body of 50 bytes
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello"); }
