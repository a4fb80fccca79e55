; A TCP echo server: every client gets back what it sends.
;
; While a client does not take its bytes, nothing more is read from it. A client that ends its side gets the rest, then the
; connection is closed.

declare i64 @connection_hold(ptr, ptr, i64, i64)
declare void @connection_release(ptr)
declare i64 @server_run(i64, i64, ptr, ptr)
declare zeroext i1 @socket_is_temporary(i64)
declare i64 @socket_receive(i64, ptr, i64)
declare i64 @socket_send(i64, ptr, i64)

; Descriptor; what is waited for; its own block of 16 KiB, or null; where the bytes held in the block start and end.
%connection_record = type { i64, i64, ptr, i64, i64 }

@slot_port = external constant i64

;; Serves the port until SIGTERM or SIGINT.
;;
;; argc: number of arguments, unused
;; argv: the arguments, unused
;; result: exit code
define i64 @main(i64 %argc, ptr %argv) minsize optsize {
  %port = load i64, ptr @slot_port
  %status = call i64 @server_run(i64 %port, i64 40, ptr @echo_step, ptr null)
  ret i64 %status
}

;; Echoes what has arrived, or sends what is left of it. Bytes are held only while the client takes none, and nothing is
;; received before they are gone; so the end of the client's side is seen after everything has been sent.
;;
;; connection: the connection
;; scratch_place: where the address of the shared buffer is
;; is_ending: unused
;; context: unused
;; result: what to wait for: 1 to receive, 4 to send, 0 to close
define internal i64 @echo_step(ptr %connection, ptr %scratch_place, i64 %is_ending, ptr %context) {
entry:
  %socket = load i64, ptr %connection
  %block_place = getelementptr %connection_record, ptr %connection, i64 0, i32 2
  %start_place = getelementptr %connection_record, ptr %connection, i64 0, i32 3
  %end_place = getelementptr %connection_record, ptr %connection, i64 0, i32 4
  %block = load ptr, ptr %block_place
  %is_holding = icmp ne ptr %block, null
  br i1 %is_holding, label %held, label %receive

receive:
  %scratch = load ptr, ptr %scratch_place
  %received = call i64 @socket_receive(i64 %socket, ptr %scratch, i64 16384)
  %has_bytes = icmp sgt i64 %received, 0
  br i1 %has_bytes, label %send, label %nothing

nothing:
  ; 1 to try again, 0 at the end or after an error.
  %may_try_again = call zeroext i1 @socket_is_temporary(i64 %received)
  br i1 %may_try_again, label %later, label %close

later:
  ret i64 1

held:
  %held_start = load i64, ptr %start_place
  %held_end = load i64, ptr %end_place
  br label %send

send:
  %bytes = phi ptr [ %scratch, %receive ], [ %block, %held ]
  %start = phi i64 [ 0, %receive ], [ %held_start, %held ]
  %end = phi i64 [ %received, %receive ], [ %held_end, %held ]
  %rest = getelementptr i8, ptr %bytes, i64 %start
  %count = sub i64 %end, %start
  %result = call i64 @socket_send(i64 %socket, ptr %rest, i64 %count)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %not_sent, label %sent_some

not_sent:
  %may_send_later = call zeroext i1 @socket_is_temporary(i64 %result)
  br i1 %may_send_later, label %sent_some, label %close

sent_some:
  %sent = phi i64 [ %result, %send ], [ 0, %not_sent ]
  %new_start = add i64 %start, %sent
  %is_all = icmp eq i64 %new_start, %end
  br i1 %is_all, label %all, label %part

all:
  call void @connection_release(ptr %connection)
  ret i64 1

part:
  br i1 %is_holding, label %advance, label %hold

advance:
  store i64 %new_start, ptr %start_place
  ret i64 4

hold:
  %is_held = call i64 @connection_hold(ptr %connection, ptr %scratch_place, i64 %new_start, i64 %end)
  %send_or_close = shl i64 %is_held, 2
  ret i64 %send_or_close

close:
  ret i64 0
}
