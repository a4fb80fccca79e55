; What a request asks for: its target, taken apart, and its method.

declare i64 @memory_find_byte(ptr, i64, i64)
declare zeroext i1 @text_equal(ptr, i64, ptr, i64)
declare zeroext i1 @text_equal_ignoring_case(ptr, i64, ptr, i64)

; As in http.ll.
%http_request = type { ptr, i64, ptr, i64, ptr, i64, i64, i64, i64, i64, i64, i64 }

@root = private constant [1 x i8] c"/", align 1
@http_scheme = private constant [7 x i8] c"http://", align 1
@https_scheme = private constant [8 x i8] c"https://", align 1
@get = private constant [3 x i8] c"GET", align 1
@head = private constant [4 x i8] c"HEAD", align 1
@post = private constant [4 x i8] c"POST", align 1
@put = private constant [3 x i8] c"PUT", align 1
@patch = private constant [5 x i8] c"PATCH", align 1
@delete = private constant [6 x i8] c"DELETE", align 1
@options = private constant [7 x i8] c"OPTIONS", align 1
@trace = private constant [5 x i8] c"TRACE", align 1

; In the order of the numbers that http_method gives them, from 1.
@methods = private constant [8 x { ptr, i64 }] [
  { ptr, i64 } { ptr @get, i64 3 },
  { ptr, i64 } { ptr @head, i64 4 },
  { ptr, i64 } { ptr @post, i64 4 },
  { ptr, i64 } { ptr @put, i64 3 },
  { ptr, i64 } { ptr @patch, i64 5 },
  { ptr, i64 } { ptr @delete, i64 6 },
  { ptr, i64 } { ptr @options, i64 7 },
  { ptr, i64 } { ptr @trace, i64 5 }
]

;; Says which method a request has. Methods are case-sensitive.
;;
;; request: the request
;; result: 1 GET, 2 HEAD, 3 POST, 4 PUT, 5 PATCH, 6 DELETE, 7 OPTIONS, 8 TRACE, 0 another (CONNECT is for proxies)
define i64 @http_method(ptr %request) {
entry:
  %method = load ptr, ptr %request
  %method_len_place = getelementptr %http_request, ptr %request, i64 0, i32 1
  %method_len = load i64, ptr %method_len_place
  br label %next

next:
  %index = phi i64 [ 0, %entry ], [ %number, %look ]
  %is_last = icmp eq i64 %index, 8
  br i1 %is_last, label %unknown, label %look

look:
  %number = add i64 %index, 1
  %name_place = getelementptr { ptr, i64 }, ptr @methods, i64 %index, i32 0
  %name = load ptr, ptr %name_place
  %name_len_place = getelementptr { ptr, i64 }, ptr @methods, i64 %index, i32 1
  %name_len = load i64, ptr %name_len_place
  %is_same = call zeroext i1 @text_equal(ptr %method, i64 %method_len, ptr %name, i64 %name_len)
  br i1 %is_same, label %found, label %next

found:
  ret i64 %number

unknown:
  ret i64 0
}

;; Takes a target apart: `/path?query`, `http://host/path?query`, or `*` with the method OPTIONS.
;;
;; target: the target
;; target_len: its length, at least 1
;; request: where path and query are stored, and where the method is
;; result: 0, or 400
define i64 @http_parse_target(ptr %target, i64 %target_len, ptr %request) {
entry:
  br label %next

next:
  ; Visible ASCII without the mark of a fragment.
  %at = phi i64 [ 0, %entry ], [ %after, %good ]
  %more = icmp ult i64 %at, %target_len
  br i1 %more, label %look, label %form

look:
  %place = getelementptr i8, ptr %target, i64 %at
  %byte = load i8, ptr %place
  %offset = sub i8 %byte, 33
  %is_visible = icmp ult i8 %offset, 94
  %is_fragment = icmp eq i8 %byte, 35
  %is_other = xor i1 %is_fragment, true
  %is_good = and i1 %is_visible, %is_other
  br i1 %is_good, label %good, label %bad

good:
  %after = add i64 %at, 1
  br label %next

form:
  %first = load i8, ptr %target
  switch i8 %first, label %absolute [ i8 47, label %origin
                                      i8 42, label %asterisk ]

origin:
  call void @split_target(ptr %target, i64 %target_len, ptr %request)
  ret i64 0

asterisk:
  %is_alone = icmp eq i64 %target_len, 1
  %method = call i64 @http_method(ptr %request)
  %is_options = icmp eq i64 %method, 7
  %is_whole_server = and i1 %is_alone, %is_options
  br i1 %is_whole_server, label %origin, label %bad

absolute:
  %scheme_len = call i64 @scheme_length(ptr %target, i64 %target_len)
  %has_scheme = icmp ne i64 %scheme_len, 0
  br i1 %has_scheme, label %take_authority, label %bad

take_authority:
  %authority = getelementptr i8, ptr %target, i64 %scheme_len
  %authority_left = sub i64 %target_len, %scheme_len
  %slash = call i64 @memory_find_byte(ptr %authority, i64 %authority_left, i64 47)
  %question = call i64 @memory_find_byte(ptr %authority, i64 %authority_left, i64 63)
  ; As unsigned numbers, -1 is beyond everything that was found.
  %part_end = call i64 @llvm.umin.i64(i64 %slash, i64 %question)
  %authority_len = call i64 @llvm.umin.i64(i64 %part_end, i64 %authority_left)
  %is_empty = icmp eq i64 %authority_len, 0
  br i1 %is_empty, label %bad, label %take_rest

take_rest:
  %rest = getelementptr i8, ptr %authority, i64 %authority_len
  %rest_len = sub i64 %authority_left, %authority_len
  call void @split_target(ptr %rest, i64 %rest_len, ptr %request)
  %path_len_place = getelementptr %http_request, ptr %request, i64 0, i32 3
  %path_len = load i64, ptr %path_len_place
  %has_path = icmp ne i64 %path_len, 0
  br i1 %has_path, label %done, label %use_root

use_root:
  %path_place = getelementptr %http_request, ptr %request, i64 0, i32 2
  store ptr @root, ptr %path_place
  store i64 1, ptr %path_len_place
  br label %done

done:
  ret i64 0

bad:
  ret i64 400
}

;; Measures `http://` or `https://` at the start of a target.
;;
;; target: the target
;; target_len: its length
;; result: 7, 8, or 0 where there is neither
define internal i64 @scheme_length(ptr %target, i64 %target_len) {
entry:
  %fits_http = icmp ugt i64 %target_len, 7
  br i1 %fits_http, label %http, label %none

http:
  %is_http = call zeroext i1 @text_equal_ignoring_case(ptr %target, i64 7, ptr @http_scheme, i64 7)
  br i1 %is_http, label %is_7, label %https

https:
  %fits_https = icmp ugt i64 %target_len, 8
  br i1 %fits_https, label %compare_https, label %none

compare_https:
  %is_https = call zeroext i1 @text_equal_ignoring_case(ptr %target, i64 8, ptr @https_scheme, i64 8)
  %length = select i1 %is_https, i64 8, i64 0
  ret i64 %length

is_7:
  ret i64 7

none:
  ret i64 0
}

;; Stores path and query of `path?query`.
;;
;; target: the text
;; target_len: its length
;; request: where they are stored
;; result: none
define internal void @split_target(ptr %target, i64 %target_len, ptr %request) {
  %question = call i64 @memory_find_byte(ptr %target, i64 %target_len, i64 63)
  ; As an unsigned number, -1 is beyond the end.
  %path_len = call i64 @llvm.umin.i64(i64 %question, i64 %target_len)
  %path_place = getelementptr %http_request, ptr %request, i64 0, i32 2
  store ptr %target, ptr %path_place
  %path_len_place = getelementptr %http_request, ptr %request, i64 0, i32 3
  store i64 %path_len, ptr %path_len_place
  %with_mark = add i64 %path_len, 1
  %query_start = call i64 @llvm.umin.i64(i64 %with_mark, i64 %target_len)
  %query = getelementptr i8, ptr %target, i64 %query_start
  %query_len = sub i64 %target_len, %query_start
  %query_place = getelementptr %http_request, ptr %request, i64 0, i32 4
  store ptr %query, ptr %query_place
  %query_len_place = getelementptr %http_request, ptr %request, i64 0, i32 5
  store i64 %query_len, ptr %query_len_place
  ret void
}

declare i64 @llvm.umin.i64(i64, i64)
