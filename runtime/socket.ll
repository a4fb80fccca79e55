; TCP sockets over IPv4. Sockets made here do not block and are closed on exec.

declare i64 @sys_accept4(i64, ptr, ptr, i64)
declare i64 @sys_bind(i64, ptr, i64)
declare i64 @sys_close(i64)
declare i64 @sys_listen(i64, i64)
declare i64 @sys_recvfrom(i64, ptr, i64, i64, ptr, ptr)
declare i64 @sys_sendto(i64, ptr, i64, i64, ptr, i64)
declare i64 @sys_setsockopt(i64, i64, i64, ptr, i64)
declare i64 @sys_socket(i64, i64, i64)
declare i64 @sys_write(i64, ptr, i64)

; Family, port with the high byte first, address, eight bytes that are zero.
%ipv4_address = type { i16, i16, i32, i64 }

@cannot_listen = private constant [22 x i8] c"cannot listen on port ", align 1
@in_use = private constant [25 x i8] c": address already in use\0A", align 1
@error_number = private constant [8 x i8] c": error ", align 1

;; Listens on a TCP port of all addresses of this machine. The port can be taken again directly after a server has ended, and
;; what is sent through its connections leaves at once (TCP_NODELAY, which accepted connections inherit).
;;
;; port: 1 to 65535, or 0 for one that the kernel chooses
;; result: the listening socket, or a negative errno (-22 where the port is out of range, -98 where it is taken)
define i64 @tcp_listen(i64 %port) {
entry:
  %address = alloca %ipv4_address
  %is_port = icmp ult i64 %port, 65536
  br i1 %is_port, label %open, label %no_port

open:
  ; IPv4, stream, not blocking, closed on exec.
  %socket = call i64 @sys_socket(i64 2, i64 526337, i64 0)
  %no_socket = icmp slt i64 %socket, 0
  br i1 %no_socket, label %no_socket_left, label %bind

bind:
  %reuse = call i64 @socket_set_flag(i64 %socket, i64 1, i64 2)     ; SOL_SOCKET, SO_REUSEADDR
  %no_delay = call i64 @socket_set_no_delay(i64 %socket)
  %port_bits = trunc i64 %port to i16
  %port_in_order = call i16 @llvm.bswap.i16(i16 %port_bits)
  call void @llvm.memset.p0.i64(ptr %address, i8 0, i64 16, i1 false)
  store i16 2, ptr %address
  %port_place = getelementptr %ipv4_address, ptr %address, i64 0, i32 1
  store i16 %port_in_order, ptr %port_place
  %bound = call i64 @sys_bind(i64 %socket, ptr %address, i64 16)
  %not_bound = icmp slt i64 %bound, 0
  br i1 %not_bound, label %failed, label %listen

listen:
  %listening = call i64 @sys_listen(i64 %socket, i64 4096)
  %not_listening = icmp slt i64 %listening, 0
  br i1 %not_listening, label %failed, label %done

failed:
  %error = phi i64 [ %bound, %bind ], [ %listening, %listen ]
  %closed = call i64 @sys_close(i64 %socket)
  ret i64 %error

no_port:
  ret i64 -22

no_socket_left:
  ret i64 %socket

done:
  ret i64 %socket
}

;; Tells on standard error why a port cannot be listened on.
;;
;; port: the port
;; error: the negative errno of tcp_listen
;; result: none
define void @tcp_report_listen_failure(i64 %port, i64 %error) cold noinline minsize optsize {
entry:
  call void @report(ptr @cannot_listen, i64 22, i64 %port)
  %is_in_use = icmp eq i64 %error, -98
  br i1 %is_in_use, label %end, label %other

other:
  %number = sub i64 0, %error
  call void @report(ptr @error_number, i64 8, i64 %number)
  br label %end

end:
  ; The text ends with the end of a line, which is all that is left behind a number.
  %text = phi ptr [ @in_use, %entry ], [ getelementptr (i8, ptr @in_use, i64 24), %other ]
  %length = phi i64 [ 25, %entry ], [ 1, %other ]
  %written = call i64 @sys_write(i64 2, ptr %text, i64 %length)
  ret void
}

;; Writes a text and a number to standard error.
;;
;; text: the text
;; text_len: its length
;; number: the number, unsigned
;; result: none
define internal void @report(ptr %text, i64 %text_len, i64 %number) cold noinline minsize optsize {
entry:
  %digits = alloca [16 x i8]
  %text_written = call i64 @sys_write(i64 2, ptr %text, i64 %text_len)
  br label %digit

digit:
  %rest = phi i64 [ %number, %entry ], [ %more, %digit ]
  %at = phi i64 [ 16, %entry ], [ %before, %digit ]
  %before = sub i64 %at, 1
  %more = udiv i64 %rest, 10
  %value = urem i64 %rest, 10
  %digit_value = trunc i64 %value to i8
  %byte = add i8 %digit_value, 48
  %place = getelementptr i8, ptr %digits, i64 %before
  store i8 %byte, ptr %place
  %is_last = icmp eq i64 %more, 0
  br i1 %is_last, label %write, label %digit

write:
  %count = sub i64 16, %before
  %written = call i64 @sys_write(i64 2, ptr %place, i64 %count)
  ret void
}

;; Takes the next connection of a listening socket.
;;
;; listener: the listening socket
;; result: a socket, or a negative errno (-11 where none waits, -24 where the process has no descriptor left)
define i64 @tcp_accept(i64 %listener) {
  %socket = call i64 @sys_accept4(i64 %listener, ptr null, ptr null, i64 526336)     ; not blocking, closed on exec
  ret i64 %socket
}

;; Switches an option on whose value is 1.
;;
;; socket: a socket
;; level: 1 for sockets, 6 for TCP
;; option: number of the option at that level
;; result: 0, or a negative errno
define i64 @socket_set_flag(i64 %socket, i64 %level, i64 %option) {
  %on = alloca i32
  store i32 1, ptr %on
  %result = call i64 @sys_setsockopt(i64 %socket, i64 %level, i64 %option, ptr %on, i64 4)
  ret i64 %result
}

;; Lets what is sent leave at once instead of waiting for more (TCP_NODELAY).
;;
;; socket: a TCP socket
;; result: 0, or a negative errno
define i64 @socket_set_no_delay(i64 %socket) {
  %result = call i64 @socket_set_flag(i64 %socket, i64 6, i64 1)
  ret i64 %result
}

;; Receives what has arrived.
;;
;; socket: a connected socket
;; buffer: `capacity` writable bytes
;; capacity: room in bytes
;; result: bytes received, 0 where the peer has ended its side, or a negative errno
define i64 @socket_receive(i64 %socket, ptr %buffer, i64 %capacity) {
  %result = call i64 @sys_recvfrom(i64 %socket, ptr %buffer, i64 %capacity, i64 0, ptr null, ptr null)
  ret i64 %result
}

;; Sends as much as the kernel takes. A connection that the peer has closed is an error, not a signal.
;;
;; socket: a connected socket
;; buffer: `count` readable bytes
;; count: number of bytes
;; result: bytes sent, or a negative errno
define i64 @socket_send(i64 %socket, ptr %buffer, i64 %count) {
  %result = call i64 @sys_sendto(i64 %socket, ptr %buffer, i64 %count, i64 16384, ptr null, i64 0)     ; MSG_NOSIGNAL
  ret i64 %result
}

;; Says whether an error of a socket means that the same call may succeed later.
;;
;; error: a negative errno
;; result: whether it is EAGAIN or EINTR
define zeroext i1 @socket_is_temporary(i64 %error) {
  %is_again = icmp eq i64 %error, -11
  %is_interrupted = icmp eq i64 %error, -4
  %is_temporary = or i1 %is_again, %is_interrupted
  ret i1 %is_temporary
}

;; Sends all bytes of a buffer through a socket that blocks, however many calls it takes.
;;
;; socket: a connected socket that blocks
;; buffer: `count` readable bytes
;; count: number of bytes
;; result: `count`, or a negative errno
define i64 @socket_send_all(i64 %socket, ptr %buffer, i64 %count) {
entry:
  br label %next

next:
  %sent = phi i64 [ 0, %entry ], [ %sent, %failed ], [ %total, %took ]
  %left = sub i64 %count, %sent
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %send

send:
  %from = getelementptr i8, ptr %buffer, i64 %sent
  %result = call i64 @socket_send(i64 %socket, ptr %from, i64 %left)
  %is_error = icmp slt i64 %result, 0
  br i1 %is_error, label %failed, label %took

took:
  %total = add i64 %sent, %result
  br label %next

failed:
  %is_interrupted = icmp eq i64 %result, -4
  br i1 %is_interrupted, label %next, label %give_up

give_up:
  ret i64 %result

done:
  ret i64 %count
}

declare i16 @llvm.bswap.i16(i16)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
