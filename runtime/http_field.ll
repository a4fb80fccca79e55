; The fields of a request's head that concern the connection and the body. All others are checked for their form and passed over.

declare i64 @http_blank_length(ptr, i64)
declare zeroext i1 @http_is_host(ptr, i64)
declare zeroext i1 @http_list_contains(ptr, i64, ptr, i64)
declare i64 @http_token_length(ptr, i64)
declare i64 @http_trimmed_length(ptr, i64)
declare i64 @memory_find_byte(ptr, i64, i64)
declare i64 @number_parse_u64(ptr, i64, ptr)
declare zeroext i1 @text_equal_ignoring_case(ptr, i64, ptr, i64)

; As in http.ll.
%http_request = type { ptr, i64, ptr, i64, ptr, i64, i64, i64, i64, i64, i64, i64 }

@host = private constant [4 x i8] c"host", align 1
@expect = private constant [6 x i8] c"expect", align 1
@connection = private constant [10 x i8] c"connection", align 1
@content_length = private constant [14 x i8] c"content-length", align 1
@transfer_encoding = private constant [17 x i8] c"transfer-encoding", align 1
@close = private constant [5 x i8] c"close", align 1
@keep_alive = private constant [10 x i8] c"keep-alive", align 1
@chunked = private constant [7 x i8] c"chunked", align 1
@continue = private constant [12 x i8] c"100-continue", align 1

;; Reads `Name: value`, and keeps what concerns the connection and the body.
;;
;; line: the line without its end
;; line_len: its length
;; request: where the result is stored
;; result: 0, or the status of the answer
define i64 @http_parse_field(ptr %line, i64 %line_len, ptr %request) {
entry:
  ; The colon directly follows the name: a blank before it, or at the start of the line (a folded value), is refused.
  %name_len = call i64 @http_token_length(ptr %line, i64 %line_len)
  %colon = call i64 @memory_find_byte(ptr %line, i64 %line_len, i64 58)
  %ends_name = icmp eq i64 %colon, %name_len
  %has_name = icmp ugt i64 %name_len, 0
  %good_name = and i1 %ends_name, %has_name
  br i1 %good_name, label %take_value, label %bad

take_value:
  %raw_start = add i64 %name_len, 1
  %raw = getelementptr i8, ptr %line, i64 %raw_start
  %raw_len = sub i64 %line_len, %raw_start
  %blanks = call i64 @http_blank_length(ptr %raw, i64 %raw_len)
  %value = getelementptr i8, ptr %raw, i64 %blanks
  %untrimmed_len = sub i64 %raw_len, %blanks
  %value_len = call i64 @http_trimmed_length(ptr %value, i64 %untrimmed_len)
  ; The names that matter differ in length.
  switch i64 %name_len, label %ignored [ i64 4, label %may_be_host
                                         i64 6, label %may_be_expect
                                         i64 10, label %may_be_connection
                                         i64 14, label %may_be_length
                                         i64 17, label %may_be_encoding ]

may_be_host:
  %is_host = call zeroext i1 @text_equal_ignoring_case(ptr %line, i64 4, ptr @host, i64 4)
  br i1 %is_host, label %take_host, label %ignored

take_host:
  %hosts_place = getelementptr %http_request, ptr %request, i64 0, i32 7
  %hosts = load i64, ptr %hosts_place
  %hosts_now = add i64 %hosts, 1
  store i64 %hosts_now, ptr %hosts_place
  %good_host = call zeroext i1 @http_is_host(ptr %value, i64 %value_len)
  %host_status = select i1 %good_host, i64 0, i64 400
  ret i64 %host_status

may_be_expect:
  %is_expect = call zeroext i1 @text_equal_ignoring_case(ptr %line, i64 6, ptr @expect, i64 6)
  br i1 %is_expect, label %take_expect, label %ignored

take_expect:
  %is_continue = call zeroext i1 @text_equal_ignoring_case(ptr %value, i64 %value_len, ptr @continue, i64 12)
  %expectation = select i1 %is_continue, i64 1, i64 2
  %expect_place = getelementptr %http_request, ptr %request, i64 0, i32 11
  store i64 %expectation, ptr %expect_place
  ret i64 0

may_be_connection:
  %is_connection = call zeroext i1 @text_equal_ignoring_case(ptr %line, i64 10, ptr @connection, i64 10)
  br i1 %is_connection, label %take_connection, label %ignored

take_connection:
  %says_close = call zeroext i1 @http_list_contains(ptr %value, i64 %value_len, ptr @close, i64 5)
  %says_keep = call zeroext i1 @http_list_contains(ptr %value, i64 %value_len, ptr @keep_alive, i64 10)
  %close_bit = select i1 %says_close, i64 1, i64 0
  %keep_bit = select i1 %says_keep, i64 2, i64 0
  %bits = or i64 %close_bit, %keep_bit
  %connection_place = getelementptr %http_request, ptr %request, i64 0, i32 8
  %bits_before = load i64, ptr %connection_place
  %bits_now = or i64 %bits_before, %bits
  store i64 %bits_now, ptr %connection_place
  ret i64 0

may_be_length:
  %is_length = call zeroext i1 @text_equal_ignoring_case(ptr %line, i64 14, ptr @content_length, i64 14)
  br i1 %is_length, label %take_length, label %ignored

take_length:
  %length_status = call i64 @take_content_length(ptr %value, i64 %value_len, ptr %request)
  ret i64 %length_status

may_be_encoding:
  %is_encoding = call zeroext i1 @text_equal_ignoring_case(ptr %line, i64 17, ptr @transfer_encoding, i64 17)
  br i1 %is_encoding, label %take_encoding, label %ignored

take_encoding:
  ; Chunked alone is known. Together with others it may not be the last, and then nobody knows where the body ends.
  %is_chunked = call zeroext i1 @text_equal_ignoring_case(ptr %value, i64 %value_len, ptr @chunked, i64 7)
  %has_chunked = call zeroext i1 @http_list_contains(ptr %value, i64 %value_len, ptr @chunked, i64 7)
  %not_alone = xor i1 %is_chunked, true
  %is_mixed = and i1 %has_chunked, %not_alone
  br i1 %is_mixed, label %bad, label %store_encoding

store_encoding:
  %encoding = select i1 %is_chunked, i64 1, i64 2
  %encoding_place = getelementptr %http_request, ptr %request, i64 0, i32 10
  %encoding_before = load i64, ptr %encoding_place
  store i64 %encoding, ptr %encoding_place
  %is_only_encoding = icmp eq i64 %encoding_before, 0
  %encoding_status = select i1 %is_only_encoding, i64 0, i64 400
  ret i64 %encoding_status

ignored:
  ret i64 0

bad:
  ret i64 400
}

;; Reads the value of `Content-Length`: digits only, and only once.
;;
;; value: the value
;; value_len: its length
;; request: where the result is stored
;; result: 0, 400, or 413 where the body is longer than 8 MiB
define internal i64 @take_content_length(ptr %value, i64 %value_len, ptr %request) {
entry:
  %length_place = getelementptr %http_request, ptr %request, i64 0, i32 9
  %before = load i64, ptr %length_place
  %is_only = icmp eq i64 %before, -1
  br i1 %is_only, label %parse, label %bad

parse:
  %status = call i64 @number_parse_u64(ptr %value, i64 %value_len, ptr %length_place)
  %is_number = icmp eq i64 %status, 0
  br i1 %is_number, label %compare, label %bad

compare:
  %length = load i64, ptr %length_place
  %fits = icmp ule i64 %length, 8388608
  %length_status = select i1 %fits, i64 0, i64 413
  ret i64 %length_status

bad:
  ret i64 400
}
