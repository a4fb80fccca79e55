; HTTP/1.1 connections on the core of server.ll: requests in, answers out, in the order of the requests.
;
; A program gives one function, `ptr @answer(ptr %request)`, which returns a response: { head, its length, body, its length }, the
; head without the empty line. Head and body must stay as they are until the program ends.

declare i64 @http_answer(ptr, ptr, i64, i64, ptr)
declare i64 @http_close(ptr, i1 zeroext)
declare i64 @http_closes(ptr)
declare i64 @http_head_length(ptr, i64, i64)
declare i64 @http_keep(ptr, ptr, i64, i64)
declare void @http_refuse(ptr, i64)
declare i64 @http_send(ptr)
declare ptr @memmove(ptr, ptr, i64)
declare i64 @memory_find_byte(ptr, i64, i64)
declare i64 @server_run(i64, i64, ptr, ptr)
declare i64 @signal_block(i64)
declare zeroext i1 @socket_is_temporary(i64)
declare i64 @socket_receive(i64, ptr, i64)

; Descriptor; what is waited for; its own block of 16 KiB, or null; where the bytes held in the block start and end;
; how many bytes of the next head were searched for its end; the response that is being sent, or null; how much of it was sent;
; flags; how many bytes of a body are still to be passed over.
; Flags: 1 close after the response, 2 say keep-alive, 4 without the body, 8 more may arrive after the last response, 16 only waits
; for the other side to close.
%http_connection = type { i64, i64, ptr, i64, i64, i64, ptr, i64, i64, i64 }

;; Serves HTTP/1.1 on a port until SIGTERM or SIGINT.
;;
;; port: the port
;; answer: `ptr (ptr)`: takes the request, returns the response
;; result: exit code: 0 after a signal, 1 where the server cannot start (which it says on standard error)
define i64 @http_server_run(i64 %port, ptr %answer) {
  ; A client that has gone is an error of the call that sends, not a SIGPIPE (13).
  %blocked = call i64 @signal_block(i64 4096)
  %status = call i64 @server_run(i64 %port, i64 80, ptr @http_step, ptr %answer)
  ret i64 %status
}

;; Goes on with a connection: sends what is left of a response, then reads and answers requests.
;;
;; connection: the connection
;; scratch_place: where the address of the shared buffer is
;; is_ending: 1 when the server is ending, else 0
;; answer: the program's function
;; result: what to wait for, as server.ll says
define internal i64 @http_step(ptr %connection, ptr %scratch_place, i64 %is_ending, ptr %answer) {
entry:
  %response_place = getelementptr %http_connection, ptr %connection, i64 0, i32 6
  %response = load ptr, ptr %response_place
  %is_sending = icmp ne ptr %response, null
  br i1 %is_sending, label %send, label %receive

send:
  %sent = call i64 @http_send(ptr %connection)
  %is_sent = icmp eq i64 %sent, 1
  br i1 %is_sent, label %after_response, label %not_sent

not_sent:
  ret i64 %sent

after_response:
  %block_place = getelementptr %http_connection, ptr %connection, i64 0, i32 2
  %block = load ptr, ptr %block_place
  %held_start_place = getelementptr %http_connection, ptr %connection, i64 0, i32 3
  %held_start = load i64, ptr %held_start_place
  %held_end_place = getelementptr %http_connection, ptr %connection, i64 0, i32 4
  %held_end = load i64, ptr %held_end_place
  %closing = call i64 @http_closes(ptr %connection)
  %closes = icmp ne i64 %closing, 0
  br i1 %closes, label %close, label %held

close:
  %has_rest = icmp ne i64 %held_start, %held_end
  %close_wants = call i64 @http_close(ptr %connection, i1 zeroext %has_rest)
  ret i64 %close_wants

held:
  %held_wants = call i64 @http_serve(ptr %connection, ptr %scratch_place, ptr %block, i64 %held_start, i64 %held_end,
                                     i64 %is_ending, ptr %answer)
  ret i64 %held_wants

receive:
  %receive_wants = call i64 @http_receive(ptr %connection, ptr %scratch_place, i64 %is_ending, ptr %answer)
  ret i64 %receive_wants
}

;; Receives once, behind the bytes that the connection holds, and serves the requests that are complete.
;;
;; connection: a connection that is not sending
;; scratch_place: where the address of the shared buffer is
;; is_ending: 1 when the server is ending, else 0
;; answer: the program's function
;; result: what to wait for, as server.ll says
define internal i64 @http_receive(ptr %connection, ptr %scratch_place, i64 %is_ending, ptr %answer) {
entry:
  %socket = load i64, ptr %connection
  %block_place = getelementptr %http_connection, ptr %connection, i64 0, i32 2
  %block = load ptr, ptr %block_place
  %has_block = icmp ne ptr %block, null
  br i1 %has_block, label %compact, label %shared

compact:
  ; An incomplete head, at the start of the block, so that there is room behind it.
  %start_place = getelementptr %http_connection, ptr %connection, i64 0, i32 3
  %start = load i64, ptr %start_place
  %end_place = getelementptr %http_connection, ptr %connection, i64 0, i32 4
  %end = load i64, ptr %end_place
  %held = getelementptr i8, ptr %block, i64 %start
  %held_count = sub i64 %end, %start
  %moved = call ptr @memmove(ptr %block, ptr %held, i64 %held_count)
  store i64 0, ptr %start_place
  store i64 %held_count, ptr %end_place
  br label %read

shared:
  %scratch = load ptr, ptr %scratch_place
  br label %read

read:
  %buffer = phi ptr [ %block, %compact ], [ %scratch, %shared ]
  %count = phi i64 [ %held_count, %compact ], [ 0, %shared ]
  %free = getelementptr i8, ptr %buffer, i64 %count
  %free_count = sub i64 16384, %count
  %received = call i64 @socket_receive(i64 %socket, ptr %free, i64 %free_count)
  %has_bytes = icmp sgt i64 %received, 0
  br i1 %has_bytes, label %got, label %nothing

nothing:
  ; 1 to try again, 0 at the end or after an error.
  %may_try_again = call zeroext i1 @socket_is_temporary(i64 %received)
  %receive_or_close = zext i1 %may_try_again to i64
  ret i64 %receive_or_close

got:
  %new_end = add i64 %count, %received
  %flags_place = getelementptr %http_connection, ptr %connection, i64 0, i32 8
  %flags = load i64, ptr %flags_place
  %only_waits = and i64 %flags, 16
  %serves = icmp eq i64 %only_waits, 0
  br i1 %serves, label %serve, label %pass_over

serve:
  %wanted = call i64 @http_serve(ptr %connection, ptr %scratch_place, ptr %buffer, i64 0, i64 %new_end, i64 %is_ending,
                                 ptr %answer)
  ret i64 %wanted

pass_over:
  ; The last response has been sent. What still arrives is passed over, up to a megabyte, because closing now could make the other
  ; side's system throw the response away.
  %budget_place = getelementptr %http_connection, ptr %connection, i64 0, i32 9
  %budget = load i64, ptr %budget_place
  %left = sub i64 %budget, %received
  store i64 %left, ptr %budget_place
  %may_go_on = icmp sgt i64 %left, 0
  %go_on_or_close = select i1 %may_go_on, i64 8193, i64 0
  ret i64 %go_on_or_close
}

;; Answers the requests in a buffer, in their order, until one is incomplete or a response cannot be sent at once.
;;
;; connection: a connection that is not sending
;; scratch_place: where the address of the shared buffer is
;; buffer: the shared buffer, or the connection's own block
;; start: where the bytes start in it
;; end: where they end
;; is_ending: 1 when the server is ending, else 0
;; answer: the program's function
;; result: what to wait for, as server.ll says
define internal i64 @http_serve(ptr %connection, ptr %scratch_place, ptr %buffer, i64 %start, i64 %end, i64 %is_ending, ptr %answer) {
entry:
  %searched_place = getelementptr %http_connection, ptr %connection, i64 0, i32 5
  %body_place = getelementptr %http_connection, ptr %connection, i64 0, i32 9
  br label %next

next:
  ; The body of the request before.
  %at = phi i64 [ %start, %entry ], [ %after_empty_line, %skip_empty_line ], [ %after_request, %answered ]
  %available = sub i64 %end, %at
  %body = load i64, ptr %body_place
  %passed = call i64 @llvm.umin.i64(i64 %body, i64 %available)
  %body_left = sub i64 %body, %passed
  store i64 %body_left, ptr %body_place
  %head_at = add i64 %at, %passed
  %head = getelementptr i8, ptr %buffer, i64 %head_at
  %head_available = sub i64 %end, %head_at
  %has_two = icmp uge i64 %head_available, 2
  br i1 %has_two, label %look, label %find

look:
  ; An empty line before a request is passed over (RFC 9112, section 2.2).
  %first = load i8, ptr %head
  %second_place = getelementptr i8, ptr %head, i64 1
  %second = load i8, ptr %second_place
  %is_return = icmp eq i8 %first, 13
  %is_line_end = icmp eq i8 %second, 10
  %is_empty_line = and i1 %is_return, %is_line_end
  br i1 %is_empty_line, label %skip_empty_line, label %find

skip_empty_line:
  %after_empty_line = add i64 %head_at, 2
  store i64 0, ptr %searched_place
  br label %next

find:
  %searched = load i64, ptr %searched_place
  %head_len = call i64 @http_head_length(ptr %head, i64 %head_available, i64 %searched)
  %is_complete = icmp sgt i64 %head_len, 0
  br i1 %is_complete, label %request, label %no_request

no_request:
  %is_forbidden = icmp slt i64 %head_len, 0
  br i1 %is_forbidden, label %refuse, label %incomplete

incomplete:
  store i64 %head_available, ptr %searched_place
  %is_full = icmp eq i64 %head_available, 16384
  br i1 %is_full, label %too_large, label %wait

wait:
  %kept = call i64 @http_keep(ptr %connection, ptr %scratch_place, i64 %head_at, i64 %end)
  ret i64 %kept

too_large:
  ; Where not even the first line has ended, it is the target that is too long, or a method that is none.
  %line_end = call i64 @memory_find_byte(ptr %head, i64 %head_available, i64 10)
  %is_first_line = icmp slt i64 %line_end, 0
  %method_end = call i64 @memory_find_byte(ptr %head, i64 %head_available, i64 32)
  %is_method = icmp slt i64 %method_end, 0
  %line_status = select i1 %is_method, i64 400, i64 414
  %size_status = select i1 %is_first_line, i64 %line_status, i64 431
  br label %refuse

refuse:
  %refusal = phi i64 [ 400, %no_request ], [ %size_status, %too_large ]
  call void @http_refuse(ptr %connection, i64 %refusal)
  br label %respond

request:
  store i64 0, ptr %searched_place
  %answered_len = call i64 @http_answer(ptr %connection, ptr %head, i64 %head_len, i64 %is_ending, ptr %answer)
  br label %respond

respond:
  %consumed = phi i64 [ %head_len, %request ], [ %head_available, %refuse ]
  %after_request = add i64 %head_at, %consumed
  %sent = call i64 @http_send(ptr %connection)
  %is_sent = icmp eq i64 %sent, 1
  br i1 %is_sent, label %answered, label %not_sent

not_sent:
  ; 0 to close, or 4: the rest of the bytes is looked at when the response has gone.
  %is_error = icmp eq i64 %sent, 0
  br i1 %is_error, label %close, label %hold

hold:
  %held = call i64 @http_keep(ptr %connection, ptr %scratch_place, i64 %after_request, i64 %end)
  %held_or_close = shl i64 %held, 2
  ret i64 %held_or_close

answered:
  %closing = call i64 @http_closes(ptr %connection)
  %closes = icmp ne i64 %closing, 0
  br i1 %closes, label %end_connection, label %next

end_connection:
  %has_rest = icmp ne i64 %after_request, %end
  %end_wants = call i64 @http_close(ptr %connection, i1 zeroext %has_rest)
  ret i64 %end_wants

close:
  ret i64 0
}

declare i64 @llvm.umin.i64(i64, i64)
