; A static site over HTTP/1.1: each path has one prepared response.

declare i64 @http_method(ptr)
declare i64 @http_server_run(i64, ptr)
declare ptr @http_status_response(i64)
declare zeroext i1 @text_equal(ptr, i64, ptr, i64)

; Path, its length, and the response: head without the empty line, its length, body, its length.
%route = type { ptr, i64, ptr, i64, ptr, i64 }

; The first fields of a request: method, its length, path, its length.
%request = type { ptr, i64, ptr, i64 }

@slot_port = external constant i64
@slot_route_count = external constant i64
@slot_routes = external constant [0 x %route]

@head_405 = private constant [97 x i8] c"HTTP/1.1 405 Method Not Allowed\0D\0AAllow: GET, HEAD\0D\0AContent-Type: text/plain\0D\0AContent-Length: 22\0D\0A", align 1
@status_405 = private constant { ptr, i64, ptr, i64 } { ptr @head_405, i64 97, ptr getelementptr (i8, ptr @head_405, i64 9), i64 22 }

;; Serves the port until SIGTERM or SIGINT.
;;
;; argc: number of arguments, unused
;; argv: the arguments, unused
;; result: exit code
define i64 @main(i64 %argc, ptr %argv) {
  %port = load i64, ptr @slot_port
  %status = call i64 @http_server_run(i64 %port, ptr @site_answer)
  ret i64 %status
}

;; Answers a request: 501 for a method that HTTP does not know, 404 for a path that the site does not have, 405 for a method other
;; than GET and HEAD, else the page.
;;
;; request: the request
;; result: the response
define internal ptr @site_answer(ptr %request) {
entry:
  %method = call i64 @http_method(ptr %request)
  %is_unknown = icmp eq i64 %method, 0
  br i1 %is_unknown, label %not_implemented, label %find

find:
  %path_place = getelementptr %request, ptr %request, i64 0, i32 2
  %path = load ptr, ptr %path_place
  %path_len_place = getelementptr %request, ptr %request, i64 0, i32 3
  %path_len = load i64, ptr %path_len_place
  %response = call ptr @site_route(ptr %path, i64 %path_len)
  %is_missing = icmp eq ptr %response, null
  br i1 %is_missing, label %not_found, label %check_method

check_method:
  %reads = icmp ule i64 %method, 2
  br i1 %reads, label %page, label %not_allowed

page:
  ret ptr %response

not_allowed:
  ret ptr @status_405

not_found:
  %missing = call ptr @http_status_response(i64 404)
  ret ptr %missing

not_implemented:
  %unknown = call ptr @http_status_response(i64 501)
  ret ptr %unknown
}

;; Finds the route of a path.
;;
;; path: the path, without the query
;; path_len: its length
;; result: the response, or null where the site has no such path
define internal ptr @site_route(ptr %path, i64 %path_len) {
entry:
  %count = load i64, ptr @slot_route_count
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %after, %other ]
  %more = icmp ult i64 %index, %count
  br i1 %more, label %compare, label %missing

compare:
  %name_place = getelementptr %route, ptr @slot_routes, i64 %index, i32 0
  %name = load ptr, ptr %name_place
  %name_len_place = getelementptr %route, ptr @slot_routes, i64 %index, i32 1
  %name_len = load i64, ptr %name_len_place
  %is_same = call zeroext i1 @text_equal(ptr %path, i64 %path_len, ptr %name, i64 %name_len)
  br i1 %is_same, label %found, label %other

other:
  %after = add i64 %index, 1
  br label %next

found:
  %response = getelementptr %route, ptr @slot_routes, i64 %index, i32 2
  ret ptr %response

missing:
  ret ptr null
}
