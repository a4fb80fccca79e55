// expect: http GET / status 200
// verdict: rejected: the stream ended within the headers, after "Content"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent"); }
