// expect: http GET / status 200
// verdict: rejected: a chunk is longer than it says
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n"); }
