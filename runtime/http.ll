; Reading the head of an HTTP/1 request (RFC 9112): strictly, because what two readers understand differently can be smuggled.

declare i64 @http_parse_field(ptr, i64, ptr)
declare i64 @http_parse_target(ptr, i64, ptr)
declare i64 @http_token_length(ptr, i64)
declare i32 @memcmp(ptr, ptr, i64)
declare i64 @memory_find_byte(ptr, i64, i64)

; Method and its length; path and its length; query and its length; minor version; number of Host fields;
; Connection: 1 close, 2 keep-alive, or both; Content-Length, or -1; Transfer-Encoding: 1 chunked, 2 another;
; Expect: 1 100-continue, 2 another.
%http_request = type { ptr, i64, ptr, i64, ptr, i64, i64, i64, i64, i64, i64, i64 }

@version = private constant [5 x i8] c"HTTP/", align 1

;; Looks for the end of a request's head, which is an empty line.
;;
;; bytes: what has arrived, from the start of the head
;; bytes_len: number of bytes
;; searched: how many of them were searched before without a result
;; result: length of the head with its empty line, 0 where the end has not arrived, -1 where a byte may not stand in a head
define i64 @http_head_length(ptr %bytes, i64 %bytes_len, i64 %searched) {
entry:
  br label %next

next:
  %at = phi i64 [ %searched, %entry ], [ %after, %go_on ]
  %more = icmp ult i64 %at, %bytes_len
  br i1 %more, label %look, label %incomplete

look:
  %after = add i64 %at, 1
  %place = getelementptr i8, ptr %bytes, i64 %at
  %byte = load i8, ptr %place
  %is_visible = icmp ugt i8 %byte, 31
  %is_delete = icmp eq i8 %byte, 127
  %is_not_delete = xor i1 %is_delete, true
  %is_text = and i1 %is_visible, %is_not_delete
  br i1 %is_text, label %go_on, label %control

control:
  switch i8 %byte, label %forbidden [ i8 9, label %go_on
                                      i8 10, label %line_end
                                      i8 13, label %go_on ]

line_end:
  ; The line is empty where the one before ends directly, or one carriage return, before this place.
  %is_first = icmp eq i64 %at, 0
  br i1 %is_first, label %complete, label %look_back

look_back:
  %before_place = getelementptr i8, ptr %place, i64 -1
  %before = load i8, ptr %before_place
  %is_bare_end = icmp eq i8 %before, 10
  br i1 %is_bare_end, label %complete, label %look_further

look_further:
  %is_return = icmp eq i8 %before, 13
  %has_two = icmp uge i64 %at, 2
  %may_be_empty = and i1 %is_return, %has_two
  br i1 %may_be_empty, label %look_at_line_before, label %go_on

look_at_line_before:
  %line_before_place = getelementptr i8, ptr %place, i64 -2
  %line_before = load i8, ptr %line_before_place
  %is_empty = icmp eq i8 %line_before, 10
  br i1 %is_empty, label %complete, label %go_on

go_on:
  br label %next

complete:
  ret i64 %after

incomplete:
  ret i64 0

forbidden:
  ret i64 -1
}

;; Reads a request's head.
;;
;; head: the head, which http_head_length found to be complete
;; head_len: its length with the empty line
;; request: 96 writable bytes; filled as far as the head was read
;; result: 0, or the status of the answer: 400, 413, 414, 417, 501 or 505
define i64 @http_parse_head(ptr %head, i64 %head_len, ptr %request) {
entry:
  store %http_request zeroinitializer, ptr %request
  %body_place = getelementptr %http_request, ptr %request, i64 0, i32 9
  store i64 -1, ptr %body_place
  br label %line

line:
  %at = phi i64 [ 0, %entry ], [ %next_at, %read ]
  %place = getelementptr i8, ptr %head, i64 %at
  %left = sub i64 %head_len, %at
  %length = call i64 @memory_find_byte(ptr %place, i64 %left, i64 10)
  %has_room = icmp sgt i64 %length, 0
  br i1 %has_room, label %ending, label %bad

ending:
  ; Each line ends with one carriage return and holds no other.
  %text_len = sub i64 %length, 1
  %return = call i64 @memory_find_byte(ptr %place, i64 %length, i64 13)
  %is_at_end = icmp eq i64 %return, %text_len
  br i1 %is_at_end, label %sort, label %bad

sort:
  %line_len = add i64 %length, 1
  %next_at = add i64 %at, %line_len
  %is_empty = icmp eq i64 %text_len, 0
  %is_first = icmp eq i64 %at, 0
  br i1 %is_first, label %request_line, label %after_first

after_first:
  br i1 %is_empty, label %end, label %field

request_line:
  %line_status = call i64 @parse_request_line(ptr %place, i64 %text_len, ptr %request)
  br label %read

field:
  %field_status = call i64 @http_parse_field(ptr %place, i64 %text_len, ptr %request)
  br label %read

read:
  %status = phi i64 [ %line_status, %request_line ], [ %field_status, %field ]
  %is_good = icmp eq i64 %status, 0
  br i1 %is_good, label %line, label %refused

end:
  %end_status = call i64 @check_request(ptr %request)
  ret i64 %end_status

refused:
  ret i64 %status

bad:
  ret i64 400
}

;; Reads `METHOD target HTTP/1.x`.
;;
;; line: the line without its end
;; line_len: its length
;; request: where the result is stored
;; result: 0, or the status of the answer
define internal i64 @parse_request_line(ptr %line, i64 %line_len, ptr %request) {
entry:
  %method_len = call i64 @http_token_length(ptr %line, i64 %line_len)
  store ptr %line, ptr %request
  %method_len_place = getelementptr %http_request, ptr %request, i64 0, i32 1
  store i64 %method_len, ptr %method_len_place
  ; The first blank directly ends the method, the second the target.
  %first_blank = call i64 @memory_find_byte(ptr %line, i64 %line_len, i64 32)
  %ends_method = icmp eq i64 %first_blank, %method_len
  %has_method = icmp ugt i64 %method_len, 0
  %good_method = and i1 %ends_method, %has_method
  br i1 %good_method, label %take_target, label %bad

take_target:
  %target_start = add i64 %method_len, 1
  %target = getelementptr i8, ptr %line, i64 %target_start
  %after_method = sub i64 %line_len, %target_start
  %target_len = call i64 @memory_find_byte(ptr %target, i64 %after_method, i64 32)
  %has_target = icmp sgt i64 %target_len, 0
  br i1 %has_target, label %take_version, label %bad

take_version:
  ; Exactly HTTP/ digit . digit
  %version_start = add i64 %target_len, 1
  %version = getelementptr i8, ptr %target, i64 %version_start
  %version_len = sub i64 %after_method, %version_start
  %has_version_len = icmp eq i64 %version_len, 8
  br i1 %has_version_len, label %version_text, label %bad

version_text:
  %order = call i32 @memcmp(ptr %version, ptr @version, i64 5)
  %major_place = getelementptr i8, ptr %version, i64 5
  %dot_place = getelementptr i8, ptr %version, i64 6
  %minor_place = getelementptr i8, ptr %version, i64 7
  %major_character = load i8, ptr %major_place
  %dot = load i8, ptr %dot_place
  %minor_character = load i8, ptr %minor_place
  %major = sub i8 %major_character, 48
  %minor = sub i8 %minor_character, 48
  %is_name = icmp eq i32 %order, 0
  %is_major = icmp ult i8 %major, 10
  %is_dot = icmp eq i8 %dot, 46
  %is_minor = icmp ult i8 %minor, 10
  %numbers = and i1 %is_major, %is_minor
  %marks = and i1 %is_name, %is_dot
  %is_version = and i1 %numbers, %marks
  br i1 %is_version, label %major_version, label %bad

major_version:
  %minor_value = zext i8 %minor to i64
  %request_minor_place = getelementptr %http_request, ptr %request, i64 0, i32 6
  store i64 %minor_value, ptr %request_minor_place
  %is_supported = icmp eq i8 %major, 1
  br i1 %is_supported, label %parse_target, label %unsupported

parse_target:
  %is_too_long = icmp ugt i64 %target_len, 8192
  br i1 %is_too_long, label %too_long, label %parts

parts:
  %status = call i64 @http_parse_target(ptr %target, i64 %target_len, ptr %request)
  ret i64 %status

too_long:
  ret i64 414

unsupported:
  ret i64 505

bad:
  ret i64 400
}

;; Checks what can be said only when the whole head has been read.
;;
;; request: the request
;; result: 0, or the status of the answer
define internal i64 @check_request(ptr %request) {
entry:
  ; HTTP/1.1 needs exactly one Host, HTTP/1.0 at most one.
  %minor_place = getelementptr %http_request, ptr %request, i64 0, i32 6
  %minor = load i64, ptr %minor_place
  %is_old = icmp eq i64 %minor, 0
  %hosts_place = getelementptr %http_request, ptr %request, i64 0, i32 7
  %hosts = load i64, ptr %hosts_place
  %one_host = icmp eq i64 %hosts, 1
  %no_host = icmp eq i64 %hosts, 0
  %may_lack_host = and i1 %is_old, %no_host
  %good_hosts = or i1 %one_host, %may_lack_host
  br i1 %good_hosts, label %body, label %bad

body:
  ; Two statements of the body's length are one too many, and HTTP/1.0 knows no encodings.
  %encoding_place = getelementptr %http_request, ptr %request, i64 0, i32 10
  %encoding = load i64, ptr %encoding_place
  %length_place = getelementptr %http_request, ptr %request, i64 0, i32 9
  %length = load i64, ptr %length_place
  %has_encoding = icmp ne i64 %encoding, 0
  %has_length = icmp ne i64 %length, -1
  %old_or_length = or i1 %is_old, %has_length
  %contradicts = and i1 %has_encoding, %old_or_length
  br i1 %contradicts, label %bad, label %abilities

abilities:
  %expect_place = getelementptr %http_request, ptr %request, i64 0, i32 11
  %expectation = load i64, ptr %expect_place
  %is_expected = icmp eq i64 %expectation, 2
  %expect_status = select i1 %is_expected, i64 417, i64 0
  %is_unknown = icmp eq i64 %encoding, 2
  %status = select i1 %is_unknown, i64 501, i64 %expect_status
  ret i64 %status

bad:
  ret i64 400
}
