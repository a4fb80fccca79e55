; Answers that a server gives of its own accord, prepared as constants.
;
; A response is { head, its length, body, its length }. The head ends without the empty line, so that the server can say
; before it what becomes of the connection. The bodies here are the status lines without the version, so they need no
; bytes of their own.

@head_400 = private constant [72 x i8] c"HTTP/1.1 400 Bad Request\0D\0AContent-Type: text/plain\0D\0AContent-Length: 15\0D\0A", align 1
@head_404 = private constant [70 x i8] c"HTTP/1.1 404 Not Found\0D\0AContent-Type: text/plain\0D\0AContent-Length: 13\0D\0A", align 1
@head_413 = private constant [78 x i8] c"HTTP/1.1 413 Content Too Large\0D\0AContent-Type: text/plain\0D\0AContent-Length: 21\0D\0A", align 1
@head_414 = private constant [73 x i8] c"HTTP/1.1 414 URI Too Long\0D\0AContent-Type: text/plain\0D\0AContent-Length: 16\0D\0A", align 1
@head_417 = private constant [79 x i8] c"HTTP/1.1 417 Expectation Failed\0D\0AContent-Type: text/plain\0D\0AContent-Length: 22\0D\0A", align 1
@head_431 = private constant [92 x i8] c"HTTP/1.1 431 Request Header Fields Too Large\0D\0AContent-Type: text/plain\0D\0AContent-Length: 35\0D\0A", align 1
@head_501 = private constant [76 x i8] c"HTTP/1.1 501 Not Implemented\0D\0AContent-Type: text/plain\0D\0AContent-Length: 19\0D\0A", align 1
@head_505 = private constant [87 x i8] c"HTTP/1.1 505 HTTP Version Not Supported\0D\0AContent-Type: text/plain\0D\0AContent-Length: 30\0D\0A", align 1

@status_400 = private constant { ptr, i64, ptr, i64 } { ptr @head_400, i64 72, ptr getelementptr (i8, ptr @head_400, i64 9), i64 15 }
@status_404 = private constant { ptr, i64, ptr, i64 } { ptr @head_404, i64 70, ptr getelementptr (i8, ptr @head_404, i64 9), i64 13 }
@status_413 = private constant { ptr, i64, ptr, i64 } { ptr @head_413, i64 78, ptr getelementptr (i8, ptr @head_413, i64 9), i64 21 }
@status_414 = private constant { ptr, i64, ptr, i64 } { ptr @head_414, i64 73, ptr getelementptr (i8, ptr @head_414, i64 9), i64 16 }
@status_417 = private constant { ptr, i64, ptr, i64 } { ptr @head_417, i64 79, ptr getelementptr (i8, ptr @head_417, i64 9), i64 22 }
@status_431 = private constant { ptr, i64, ptr, i64 } { ptr @head_431, i64 92, ptr getelementptr (i8, ptr @head_431, i64 9), i64 35 }
@status_501 = private constant { ptr, i64, ptr, i64 } { ptr @head_501, i64 76, ptr getelementptr (i8, ptr @head_501, i64 9), i64 19 }
@status_505 = private constant { ptr, i64, ptr, i64 } { ptr @head_505, i64 87, ptr getelementptr (i8, ptr @head_505, i64 9), i64 30 }

;; Finds the answer for a request that is refused.
;;
;; status: the status; one that is not in the table is answered as 400
;; result: the response
define ptr @http_status_response(i64 %status) {
entry:
  switch i64 %status, label %bad_request [ i64 404, label %is_404
                                           i64 413, label %is_413
                                           i64 414, label %is_414
                                           i64 417, label %is_417
                                           i64 431, label %is_431
                                           i64 501, label %is_501
                                           i64 505, label %is_505 ]

is_404:
  ret ptr @status_404

is_413:
  ret ptr @status_413

is_414:
  ret ptr @status_414

is_417:
  ret ptr @status_417

is_431:
  ret ptr @status_431

is_501:
  ret ptr @status_501

is_505:
  ret ptr @status_505

bad_request:
  ret ptr @status_400
}
