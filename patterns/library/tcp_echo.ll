; A TCP echo server: every client gets back what it sends.
;
; Nothing is held for a connection. Bytes are looked at, sent, and only then taken from the kernel: what a client does not accept
; stays in its own receive queue, which holds it back once the queue is full. So a connection is a descriptor and what is waited
; for: bytes that arrive (1), or room to send while a client takes nothing (4). A client that ends its side gets the rest, then
; the connection is closed.
;
; The end: the first SIGTERM or SIGINT closes the listening socket. Connections that wait for bytes are closed when they next do;
; the others are waited for while one of them makes progress within a second. A second signal ends the program at once.

declare i64 @epoll_event_data(ptr, i64)
declare void @epoll_event_set(ptr, i64, i64)
declare i64 @event_mask(ptr, i64)
declare i64 @event_open()
declare i64 @event_wait(i64, ptr, i64, i64)
declare i64 @signal_open(i64)
declare i64 @socket_receive(i64, ptr, i64)
declare i64 @socket_send(i64, ptr, i64)
declare i64 @sys_close(i64)
declare i64 @sys_epoll_ctl(i64, i64, i64, ptr)
declare i64 @sys_read(i64, ptr, i64)
declare i64 @sys_recvfrom(i64, ptr, i64, i64, ptr, ptr)
declare i64 @tcp_accept(i64)
declare i64 @tcp_listen(i64)
declare void @tcp_report_listen_failure(i64, i64)

@slot_port = external constant i64

;; Serves the port until SIGTERM or SIGINT.
;;
;; argc: number of arguments, unused
;; argv: the arguments, unused
;; result: exit code: 0 after a signal, 1 where the server cannot start (which it says on standard error)
define i64 @main(i64 %argc, ptr %argv) minsize optsize {
entry:
  %bytes = alloca [16384 x i8]
  %event = alloca [16 x i8]
  %port = load i64, ptr @slot_port
  %opened = call i64 @tcp_listen(i64 %port)
  %no_listener = icmp slt i64 %opened, 0
  br i1 %no_listener, label %cannot_start, label %collect

collect:
  ; A set or a signal descriptor that could not be made cannot be added either. The listening socket is reported once for each
  ; change (EPOLLET), or it would be reported for ever while no descriptor is left.
  %signals = call i64 @signal_open(i64 16386)        ; SIGINT (2) and SIGTERM (15)
  %set = call i64 @event_open()
  %listener_added = call i64 @watch(i64 %set, i64 1, i64 %opened, i64 2147483649)
  %signals_added = call i64 @watch(i64 %set, i64 1, i64 %signals, i64 1)
  %added = or i64 %listener_added, %signals_added
  %not_added = icmp slt i64 %added, 0
  br i1 %not_added, label %cannot_start, label %accept

accept:
  ; What keeps the server alive: the listening socket, which is -1 once the end has begun, and connections that wait for room.
  %listener = phi i64 [ %opened, %collect ], [ -1, %end ], [ %listener, %add_or_change ], [ %listener, %close ], [ %listener, %listens ]
  %alive = phi i64 [ 1, %collect ], [ %alive_less, %end ], [ %alive_watched, %add_or_change ], [ %alive_left, %close ], [ %alive_now, %listens ]
  %accepted = call i64 @tcp_accept(i64 %listener)
  %is_none = icmp slt i64 %accepted, 0
  br i1 %is_none, label %all_accepted, label %add_or_change

all_accepted:
  ; After EAGAIN nobody waits any more. After anything else (no descriptor or memory left) somebody may: that is tried again when
  ; a connection has been closed, and after a second.
  %is_empty = icmp eq i64 %accepted, -11
  %timeout_now = select i1 %is_empty, i64 -1, i64 1000
  %is_over = icmp eq i64 %alive, 0
  br i1 %is_over, label %done, label %wait

wait:
  %timeout = phi i64 [ %timeout_now, %all_accepted ], [ %timeout, %nothing ], [ %timeout, %stay ]
  %alive_now = phi i64 [ %alive, %all_accepted ], [ %alive_now, %nothing ], [ %alive_now, %stay ]
  ; The set gives the connections that are ready in turn.
  %count = call i64 @event_wait(i64 %set, ptr %event, i64 1, i64 %timeout)
  %has_event = icmp sgt i64 %count, 0
  br i1 %has_event, label %ready, label %listens

ready:
  %socket = call i64 @epoll_event_data(ptr %event, i64 0)
  %is_listener = icmp eq i64 %socket, %listener
  br i1 %is_listener, label %listens, label %other

listens:
  ; Also after a second without an event, in which no connection has made progress: an ending server stops.
  %has_ended = icmp slt i64 %listener, 0
  br i1 %has_ended, label %done, label %accept

other:
  %is_signal = icmp eq i64 %socket, %signals
  br i1 %is_signal, label %signal, label %echo

signal:
  %taken = call i64 @sys_read(i64 %signals, ptr %bytes, i64 128)
  %is_second = icmp slt i64 %listener, 0
  br i1 %is_second, label %done, label %end

end:
  %stopped = call i64 @sys_close(i64 %listener)
  %alive_less = sub i64 %alive_now, 1
  br label %accept

echo:
  %mask = call i64 @event_mask(ptr %event, i64 0)
  %mask_high = lshr i64 %mask, 2
  %waited = and i64 %mask_high, 1                    ; EPOLLOUT
  %arrived = call i64 @sys_recvfrom(i64 %socket, ptr %bytes, i64 16384, i64 2, ptr null, ptr null)     ; MSG_PEEK
  %has_bytes = icmp sgt i64 %arrived, 0
  br i1 %has_bytes, label %send, label %nothing

nothing:
  ; The end or an error, unless there is nothing yet.
  %is_early = icmp eq i64 %arrived, -11
  br i1 %is_early, label %wait, label %leave

send:
  %result = call i64 @socket_send(i64 %socket, ptr %bytes, i64 %arrived)
  %is_sent = icmp sge i64 %result, 0
  br i1 %is_sent, label %take, label %not_sent

not_sent:
  %is_full = icmp eq i64 %result, -11
  br i1 %is_full, label %take, label %leave

take:
  %sent = phi i64 [ %result, %send ], [ 0, %not_sent ]
  %taken_bytes = call i64 @sys_recvfrom(i64 %socket, ptr %bytes, i64 %sent, i64 32, ptr null, ptr null)     ; MSG_TRUNC
  %is_left = icmp ne i64 %sent, %arrived
  %waits = zext i1 %is_left to i64
  ; An ending server keeps no connection that waits for bytes.
  %stays = add i64 %listener, %waits
  %is_idle_end = icmp slt i64 %stays, 0
  br i1 %is_idle_end, label %leave, label %stay

stay:
  %is_same = icmp eq i64 %waits, %waited
  br i1 %is_same, label %wait, label %change

change:
  %interest_more = mul i64 %waits, 3
  %interest = add i64 %interest_more, 1
  %alive_more = add i64 %alive_now, %waits
  %alive_changed = sub i64 %alive_more, %waited
  br label %add_or_change

add_or_change:
  ; The set may have no room for a fresh connection. A change always succeeds.
  %watched_socket = phi i64 [ %accepted, %accept ], [ %socket, %change ]
  %operation = phi i64 [ 1, %accept ], [ 3, %change ]
  %wanted = phi i64 [ 1, %accept ], [ %interest, %change ]
  %alive_watched = phi i64 [ %alive, %accept ], [ %alive_changed, %change ]
  %watched = call i64 @watch(i64 %set, i64 %operation, i64 %watched_socket, i64 %wanted)
  %is_watched = icmp eq i64 %watched, 0
  br i1 %is_watched, label %accept, label %close

leave:
  %alive_after = sub i64 %alive_now, %waited
  br label %close

close:
  %closing = phi i64 [ %watched_socket, %add_or_change ], [ %socket, %leave ]
  %alive_left = phi i64 [ %alive_watched, %add_or_change ], [ %alive_after, %leave ]
  %closed = call i64 @sys_close(i64 %closing)
  br label %accept

done:
  ret i64 0

cannot_start:
  %error = phi i64 [ %opened, %entry ], [ %added, %collect ]
  call void @tcp_report_listen_failure(i64 %port, i64 %error)
  ret i64 1
}

;; Adds a descriptor to the set, or changes what is waited for. Its event carries its number.
;;
;; set: the set
;; operation: 1 adds, 3 changes
;; fd: the descriptor
;; interest: EPOLL* bits
;; result: 0, or a negative errno
define internal i64 @watch(i64 %set, i64 %operation, i64 %fd, i64 %interest) noinline minsize optsize {
  %event = alloca [16 x i8]
  call void @epoll_event_set(ptr %event, i64 %interest, i64 %fd)
  %result = call i64 @sys_epoll_ctl(i64 %set, i64 %operation, i64 %fd, ptr %event)
  ret i64 %result
}
