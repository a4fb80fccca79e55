// expect: http GET / status 200 header "Content-Type: text/html" body "<p>hello"
// expect: http GET / status 200 header "content-type: text/html" body contains "hell"
// expect: http HEAD / status 200 no-body
// expect: http GET /none status 404
// expect: http POST / status 405 header "Allow: GET, HEAD" no-body
// expect: http GET /chunked status 200 body "chunked body"
// expect: http GET /until-the-end status 200 body "to the end"
// expect: http keep-alive 200 GET / status 200 body "<p>hello"
// expect: http keep-alive 3 HEAD / status 200 no-body
// expect: http POST /body header "X: y" body "posted" status 200 body "yes"
// verdict: accepted
#include "http.h"
static void respond(word fd, const char *request) {
    if (starts(request, "GET / ")) answer(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>hello");
    else if (starts(request, "HEAD / ")) answer(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n");
    else if (starts(request, "POST / ")) answer(fd, "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\n\r\n");
    else if (starts(request, "POST /body HTTP/1.1\r\nX: y\r\nHost: 127.0.0.1:8080\r\nContent-Length: 6\r\n")) answer(fd, "HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\nyes");
    else if (starts(request, "GET /chunked ")) answer(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8;x=y\r\nchunked \r\n4\r\nbody\r\n0\r\nTrailer: x\r\n\r\n");
    else if (starts(request, "GET /until-the-end ")) answer(fd, "HTTP/1.0 200 OK\r\n\r\nto the end");
    else answer(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
}
