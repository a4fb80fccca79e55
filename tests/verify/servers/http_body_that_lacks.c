// expect: http GET / status 200 body contains "ello"
// verdict: rejected: expected a body that contains "ello", but received "HELLO"
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHELLO"); }
