// expect: http GET / status 200
// verdict: rejected: expected a response with status 200, but the stream ended before the status line
#include "http.h"
static void respond(word fd, const char *request) { answer(fd, ""); }
