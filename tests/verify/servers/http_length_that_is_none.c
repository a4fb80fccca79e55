// expect: http GET / status 200
// verdict: rejected: the Content-Length is "+5"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello"); }
