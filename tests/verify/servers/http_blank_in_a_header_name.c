// expect: http GET / status 200
// verdict: rejected: received the header line "Content-Length : 0"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n"); }
