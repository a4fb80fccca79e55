// attack: announce a chunk for which no memory suffices
// expect: http GET / status 200 body contains "ok"
// verdict: rejected
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nok"); }
