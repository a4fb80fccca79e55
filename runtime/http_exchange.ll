; One exchange of an HTTP connection: from a complete head to a response, and what becomes of the connection after it.

declare i64 @connection_hold(ptr, ptr, i64, i64)
declare void @connection_release(ptr)
declare i64 @http_method(ptr)
declare i64 @http_parse_head(ptr, i64, ptr)
declare ptr @http_status_response(i64)
declare zeroext i1 @socket_is_temporary(i64)
declare i64 @sys_shutdown(i64, i64)
declare i64 @sys_writev(i64, ptr, i64)

; As in http_server.ll.
%http_connection = type { i64, i64, ptr, i64, i64, i64, ptr, i64, i64, i64 }

; As in http.ll.
%http_request = type { ptr, i64, ptr, i64, ptr, i64, i64, i64, i64, i64, i64, i64 }

; Head, its length, body, its length.
%http_response = type { ptr, i64, ptr, i64 }

; A piece for sys_writev.
%piece = type { ptr, i64 }

@say_close = private constant [21 x i8] c"Connection: close\0D\0A\0D\0A", align 1
@say_keep_alive = private constant [26 x i8] c"Connection: keep-alive\0D\0A\0D\0A", align 1
@say_nothing = private constant [2 x i8] c"\0D\0A", align 1

;; Reads a head, asks the program for the response, and prepares the connection to send it.
;;
;; connection: a connection that is not sending
;; head: a complete head
;; head_len: its length
;; is_ending: 1 when the server is ending, else 0
;; answer: the program's function
;; result: `head_len`
define i64 @http_answer(ptr %connection, ptr %head, i64 %head_len, i64 %is_ending, ptr %answer) {
entry:
  %request = alloca %http_request
  %status = call i64 @http_parse_head(ptr %head, i64 %head_len, ptr %request)
  %is_good = icmp eq i64 %status, 0
  br i1 %is_good, label %ask, label %refuse

ask:
  %response = call ptr %answer(ptr %request)
  %response_place = getelementptr %http_connection, ptr %connection, i64 0, i32 6
  store ptr %response, ptr %response_place
  %sent_place = getelementptr %http_connection, ptr %connection, i64 0, i32 7
  store i64 0, ptr %sent_place
  %flags = call i64 @response_flags(ptr %request, i64 %is_ending)
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  store i64 %flags, ptr %flags_place
  ; A body is passed over, unless the connection is closed anyway.
  %length_place = getelementptr %http_request, ptr %request, i64 0, i32 9
  %length = load i64, ptr %length_place
  %has_length = icmp ne i64 %length, -1
  %goes_unread = and i64 %flags, 8
  %is_read = icmp eq i64 %goes_unread, 0
  %is_passed_over = and i1 %has_length, %is_read
  %body = select i1 %is_passed_over, i64 %length, i64 0
  %body_place = getelementptr %http_connection, ptr %connection, i64 0, i32 9
  store i64 %body, ptr %body_place
  ret i64 %head_len

refuse:
  call void @http_refuse(ptr %connection, i64 %status)
  ret i64 %head_len
}

;; Says what becomes of the connection after a good request.
;;
;; request: the request
;; is_ending: 1 when the server is ending, else 0
;; result: the flags of the connection
define internal i64 @response_flags(ptr %request, i64 %is_ending) {
  %minor_place = getelementptr %http_request, ptr %request, i64 0, i32 6
  %minor = load i64, ptr %minor_place
  %wish_place = getelementptr %http_request, ptr %request, i64 0, i32 8
  %wish = load i64, ptr %wish_place
  %length_place = getelementptr %http_request, ptr %request, i64 0, i32 9
  %length = load i64, ptr %length_place
  %encoding_place = getelementptr %http_request, ptr %request, i64 0, i32 10
  %encoding = load i64, ptr %encoding_place
  %expect_place = getelementptr %http_request, ptr %request, i64 0, i32 11
  %expectation = load i64, ptr %expect_place
  ; A chunked body is not read, and a client that expects 100-continue may or may not send its body: after either the connection is
  ; closed.
  %is_chunked = icmp ne i64 %encoding, 0
  %is_expected = icmp ne i64 %expectation, 0
  %has_body = icmp sgt i64 %length, 0
  %may_come = and i1 %is_expected, %has_body
  %goes_unread = or i1 %is_chunked, %may_come
  ; HTTP/1.1 keeps the connection unless told otherwise, HTTP/1.0 closes it unless told otherwise, and wants to be told back.
  %is_old = icmp eq i64 %minor, 0
  %close_bit = and i64 %wish, 1
  %wants_close = icmp ne i64 %close_bit, 0
  %keep_bit = and i64 %wish, 2
  %lacks_keep = icmp eq i64 %keep_bit, 0
  %old_close = and i1 %is_old, %lacks_keep
  %ends = icmp ne i64 %is_ending, 0
  %client_close = or i1 %wants_close, %old_close
  %server_close = or i1 %ends, %goes_unread
  %closes = or i1 %client_close, %server_close
  %stays = xor i1 %closes, true
  %says_keep = and i1 %is_old, %stays
  %method = call i64 @http_method(ptr %request)
  %is_head = icmp eq i64 %method, 2
  %close_flag = select i1 %closes, i64 1, i64 0
  %keep_flag = select i1 %says_keep, i64 2, i64 0
  %head_flag = select i1 %is_head, i64 4, i64 0
  %unread_flag = select i1 %goes_unread, i64 8, i64 0
  %connection_flags = or i64 %close_flag, %keep_flag
  %body_flags = or i64 %head_flag, %unread_flag
  %flags = or i64 %connection_flags, %body_flags
  ret i64 %flags
}

;; Prepares a connection to send a refusal, after which it is closed: where the next request starts is not known.
;;
;; connection: a connection that is not sending
;; status: the status
;; result: none
define void @http_refuse(ptr %connection, i64 %status) {
  %response = call ptr @http_status_response(i64 %status)
  %response_place = getelementptr %http_connection, ptr %connection, i64 0, i32 6
  store ptr %response, ptr %response_place
  %sent_place = getelementptr %http_connection, ptr %connection, i64 0, i32 7
  store i64 0, ptr %sent_place
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  store i64 9, ptr %flags_place
  %body_place = getelementptr %http_connection, ptr %connection, i64 0, i32 9
  store i64 0, ptr %body_place
  ret void
}

;; Sends what is left of a response: head, the line that says what becomes of the connection, body; in one call.
;;
;; connection: a connection that is sending
;; result: 1 where all is sent (the connection is no longer sending then), 4 where the rest must wait, 0 after an error
define i64 @http_send(ptr %connection) {
entry:
  %pieces = alloca [3 x %piece]
  %socket = load i64, ptr %connection
  %response_place = getelementptr %http_connection, ptr %connection, i64 0, i32 6
  %response = load ptr, ptr %response_place
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  %flags = load i64, ptr %flags_place
  %head = load ptr, ptr %response
  %head_len_place = getelementptr %http_response, ptr %response, i64 0, i32 1
  %head_len = load i64, ptr %head_len_place
  %body_place = getelementptr %http_response, ptr %response, i64 0, i32 2
  %body = load ptr, ptr %body_place
  %whole_len_place = getelementptr %http_response, ptr %response, i64 0, i32 3
  %whole_len = load i64, ptr %whole_len_place
  %close_flag = and i64 %flags, 1
  %closes = icmp ne i64 %close_flag, 0
  %keep_flag = and i64 %flags, 2
  %keeps = icmp ne i64 %keep_flag, 0
  %kept = select i1 %keeps, ptr @say_keep_alive, ptr @say_nothing
  %kept_len = select i1 %keeps, i64 26, i64 2
  %line = select i1 %closes, ptr @say_close, ptr %kept
  %line_len = select i1 %closes, i64 21, i64 %kept_len
  %head_flag = and i64 %flags, 4
  %without_body = icmp ne i64 %head_flag, 0
  %body_len = select i1 %without_body, i64 0, i64 %whole_len
  ; Less what was sent before.
  %sent_place = getelementptr %http_connection, ptr %connection, i64 0, i32 7
  %sent = load i64, ptr %sent_place
  %sent_after_head = call i64 @piece_set(ptr %pieces, ptr %head, i64 %head_len, i64 %sent)
  %line_piece = getelementptr %piece, ptr %pieces, i64 1
  %sent_after_line = call i64 @piece_set(ptr %line_piece, ptr %line, i64 %line_len, i64 %sent_after_head)
  %body_piece = getelementptr %piece, ptr %pieces, i64 2
  %sent_after_body = call i64 @piece_set(ptr %body_piece, ptr %body, i64 %body_len, i64 %sent_after_line)
  %result = call i64 @sys_writev(i64 %socket, ptr %pieces, i64 3)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %failed, label %wrote

wrote:
  %sent_now = add i64 %sent, %result
  %total_head = add i64 %head_len, %line_len
  %total = add i64 %total_head, %body_len
  %is_all = icmp eq i64 %sent_now, %total
  br i1 %is_all, label %done, label %wait

wait:
  store i64 %sent_now, ptr %sent_place
  ret i64 4

done:
  store ptr null, ptr %response_place
  ret i64 1

failed:
  %may_try_again = call zeroext i1 @socket_is_temporary(i64 %result)
  %send_or_close = select i1 %may_try_again, i64 4, i64 0
  ret i64 %send_or_close
}

;; Writes a piece without the bytes that were sent before.
;;
;; piece: 16 writable bytes
;; bytes: the bytes
;; bytes_len: number of bytes
;; sent: how many were sent, of these and of the pieces after it
;; result: how many of those were sent of the pieces after it
define internal i64 @piece_set(ptr %piece, ptr %bytes, i64 %bytes_len, i64 %sent) {
  %passed = call i64 @llvm.umin.i64(i64 %sent, i64 %bytes_len)
  %rest = getelementptr i8, ptr %bytes, i64 %passed
  %rest_len = sub i64 %bytes_len, %passed
  store ptr %rest, ptr %piece
  %len_place = getelementptr %piece, ptr %piece, i64 0, i32 1
  store i64 %rest_len, ptr %len_place
  %sent_after = sub i64 %sent, %passed
  ret i64 %sent_after
}

;; Says whether a connection is to be closed after its response.
;;
;; connection: the connection
;; result: 1 if it is, else 0
define i64 @http_closes(ptr %connection) {
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  %flags = load i64, ptr %flags_place
  %closes = and i64 %flags, 1
  ret i64 %closes
}

;; Closes a connection after its last response: at once, or, where the other side may still be sending, only the own side, so that the
;; response is not lost.
;;
;; connection: a connection whose response has been sent
;; has_rest: whether bytes have arrived that are not looked at
;; result: what to wait for: 0 to close, 8193 until the other side closes
define i64 @http_close(ptr %connection, i1 zeroext %has_rest) {
entry:
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  %flags = load i64, ptr %flags_place
  %unread_flag = and i64 %flags, 8
  %goes_unread = icmp ne i64 %unread_flag, 0
  %body_place = getelementptr %http_connection, ptr %connection, i64 0, i32 9
  %body = load i64, ptr %body_place
  %is_open_body = icmp ne i64 %body, 0
  %more_may_come = or i1 %goes_unread, %is_open_body
  %waits = or i1 %more_may_come, %has_rest
  br i1 %waits, label %half, label %whole

half:
  call void @connection_release(ptr %connection)
  %socket = load i64, ptr %connection
  %ended = call i64 @sys_shutdown(i64 %socket, i64 1)
  store i64 16, ptr %flags_place
  store i64 1048576, ptr %body_place
  ret i64 8193

whole:
  ret i64 0
}

;; Keeps the bytes that are not consumed: in the connection's own block, which it has only while there are any.
;;
;; connection: the connection
;; scratch_place: where the address of the shared buffer is, which holds the bytes where the connection has no block
;; start: where the bytes start
;; end: where they end
;; result: 1, or 0 where there is no memory
define i64 @http_keep(ptr %connection, ptr %scratch_place, i64 %start, i64 %end) {
entry:
  %block_place = getelementptr %http_connection, ptr %connection, i64 0, i32 2
  %start_place = getelementptr %http_connection, ptr %connection, i64 0, i32 3
  %end_place = getelementptr %http_connection, ptr %connection, i64 0, i32 4
  store i64 %start, ptr %start_place
  store i64 %end, ptr %end_place
  %is_empty = icmp eq i64 %start, %end
  br i1 %is_empty, label %release, label %keep

release:
  call void @connection_release(ptr %connection)
  ret i64 1

keep:
  %block = load ptr, ptr %block_place
  %has_block = icmp ne ptr %block, null
  br i1 %has_block, label %kept, label %hold

hold:
  %held = call i64 @connection_hold(ptr %connection, ptr %scratch_place, i64 %start, i64 %end)
  ret i64 %held

kept:
  ret i64 1
}

declare i64 @llvm.umin.i64(i64, i64)
