; The core of a server: one listening socket, many connections, one thread, waiting for all of them at once.
;
; A protocol is a function that is called whenever its connection may go on:
;
;     i64 @step(ptr %connection, ptr %scratch_place, i64 %is_ending, ptr %context)
;
; It receives and sends without waiting, and returns what to wait for next: 1 until bytes arrive, 4 until bytes can be sent, 8193
; until bytes arrive that end the connection, 0 to close it. All connections share one buffer of 16 KiB, whose address is at
; `scratch_place`, so an idle connection has none; what must outlive the call stays there as the connection's own block
; (connection_hold). A protocol that has bytes to send waits for 4 and receives nothing meanwhile: that holds a fast sender back.
; `is_ending` is 1 once a signal has arrived.
;
; The end: the first SIGTERM or SIGINT closes the listening socket. Connections that wait for 1 are closed when they next do; the
; others are waited for while one of them makes progress within a second. A second signal ends the program at once.

declare i64 @event_control(i64, i64, i64, i64, i64)
declare i64 @event_data(ptr, i64)
declare i64 @event_open()
declare i64 @event_wait(i64, ptr, i64, i64)
declare ptr @memset(ptr, i32, i64)
declare ptr @page_allocate(i64)
declare void @page_release(ptr, i64)
declare i64 @signal_open(i64)
declare i64 @sys_close(i64)
declare i64 @sys_read(i64, ptr, i64)
declare i64 @tcp_accept(i64)
declare i64 @tcp_listen(i64)
declare void @tcp_report_listen_failure(i64, i64)

; What every connection begins with; a protocol may append words of its own, which are zero at first.
; Descriptor; what is waited for; its own block of 16 KiB, or null; where the bytes held in the block start and end.
%connection_record = type { i64, i64, ptr, i64, i64 }

; A server is one mapping: a page with this, its first shared buffer of 16 KiB, then the connection records by descriptor.
; Event set; listening socket; signal descriptor; how long the next wait takes (-1 for ever, 100 where connections may wait that
; could not be accepted, 1000 when the server is ending: more than 100 means just that); number of connections that are not idle; the
; shared buffer; events of one wait.
%server_state = type { i64, i64, i64, i64, i64, ptr, [64 x [16 x i8]] }

;; Serves a TCP port until SIGTERM or SIGINT. At most 65,536 descriptors are served; further connections are closed.
;;
;; port: the port
;; record_size: bytes of a connection record, at least 40, a multiple of 8
;; step: the protocol, `i64 (ptr, ptr, i64, ptr)` as described above
;; context: what the protocol gets as its last argument
;; result: exit code: 0 after a signal, 1 where the server cannot start (which it says on standard error)
define i64 @server_run(i64 %port, i64 %record_size, ptr %step, ptr %context) {
entry:
  ; A record takes real memory only when its descriptor is first used.
  %table_size = mul i64 %record_size, 65536
  %size = add i64 %table_size, 20480
  %server = call ptr @page_allocate(i64 %size)
  %no_memory = icmp eq ptr %server, null
  br i1 %no_memory, label %cannot_start, label %open

open:
  %timeout_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %busy_place = getelementptr %server_state, ptr %server, i64 0, i32 4
  %scratch_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  %events = getelementptr %server_state, ptr %server, i64 0, i32 6
  %scratch = getelementptr i8, ptr %server, i64 4096
  store ptr %scratch, ptr %scratch_place
  %opened = call i64 @server_open(ptr %server, i64 %port)
  %failed = icmp slt i64 %opened, 0
  br i1 %failed, label %cannot_start, label %wait

wait:
  %set = load i64, ptr %server
  %timeout = load i64, ptr %timeout_place
  %count = call i64 @event_wait(i64 %set, ptr %events, i64 64, i64 %timeout)
  ; No event in the time means that nothing makes progress: an ending server stops.
  %has_none = icmp sle i64 %count, 0
  %was_ending = icmp sgt i64 %timeout, 100
  %gives_up = and i1 %has_none, %was_ending
  br i1 %gives_up, label %done, label %first

first:
  ; What could not be accepted is tried again before each round: descriptors may have become free in the last one.
  %tries_again = icmp eq i64 %timeout, 100
  br i1 %tries_again, label %accept, label %next

next:
  %left = phi i64 [ %count, %first ], [ %index, %signal ], [ %accept_left, %accept ], [ %settled_left, %settle ]
  %has_next = icmp sgt i64 %left, 0
  br i1 %has_next, label %event, label %round_over

event:
  %index = sub i64 %left, 1
  %data = call i64 @event_data(ptr %events, i64 %index)
  switch i64 %data, label %go_on [ i64 0, label %accept
                                   i64 1, label %signal ]

signal:
  ; The second signal ends the program, the first begins the end.
  %goes_on = call zeroext i1 @server_end(ptr %server)
  br i1 %goes_on, label %next, label %done

accept:
  ; The listening socket reports once for each burst of connections, so all of them are taken.
  %accept_left = phi i64 [ %count, %first ], [ %index, %event ], [ %settled_left, %settle ]
  %accepted = call ptr @server_accept(ptr %server, i64 %record_size)
  %is_last = icmp eq ptr %accepted, null
  br i1 %is_last, label %next, label %settle

go_on:
  %stepping = inttoptr i64 %data to ptr
  %step_timeout = load i64, ptr %timeout_place
  %is_ending = icmp sgt i64 %step_timeout, 100
  %ending_word = zext i1 %is_ending to i64
  %step_wants = call i64 %step(ptr %stepping, ptr %scratch_place, i64 %ending_word, ptr %context)
  br label %settle

settle:
  %settled_left = phi i64 [ %accept_left, %accept ], [ %index, %go_on ]
  %connection = phi ptr [ %accepted, %accept ], [ %stepping, %go_on ]
  %wanted = phi i64 [ 1, %accept ], [ %step_wants, %go_on ]
  %is_fresh = phi i1 [ true, %accept ], [ false, %go_on ]
  call void @server_settle(ptr %server, ptr %connection, i64 %wanted)
  br i1 %is_fresh, label %accept, label %next

round_over:
  %busy = load i64, ptr %busy_place
  %none_busy = icmp eq i64 %busy, 0
  %timeout_now = load i64, ptr %timeout_place
  %was_signalled = icmp sgt i64 %timeout_now, 100
  %is_over = and i1 %none_busy, %was_signalled
  br i1 %is_over, label %done, label %wait

done:
  ret i64 0

cannot_start:
  %error = phi i64 [ -12, %entry ], [ %opened, %open ]
  call void @tcp_report_listen_failure(i64 %port, i64 %error)
  ret i64 1
}

;; Prepares a server: listening socket, signals, event set. What was opened before a failure is left to the end of the process.
;;
;; server: where its state is written
;; port: the port
;; result: 0, or a negative errno
define internal i64 @server_open(ptr %server, i64 %port) {
entry:
  %timeout_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  store i64 -1, ptr %timeout_place
  %listener = call i64 @tcp_listen(i64 %port)
  %no_listener = icmp slt i64 %listener, 0
  br i1 %no_listener, label %failed, label %catch

catch:
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  store i64 %listener, ptr %listener_place
  %signals = call i64 @signal_open(i64 16386)        ; SIGINT (2) and SIGTERM (15)
  %no_signals = icmp slt i64 %signals, 0
  br i1 %no_signals, label %failed, label %collect

collect:
  %signals_place = getelementptr %server_state, ptr %server, i64 0, i32 2
  store i64 %signals, ptr %signals_place
  %set = call i64 @event_open()
  %no_set = icmp slt i64 %set, 0
  br i1 %no_set, label %failed, label %add

add:
  store i64 %set, ptr %server
  ; Records never lie at address 0 or 1, which stand for the listening socket and the signals. The listening socket is reported once
  ; for each change (EPOLLET), or it would be reported for ever while no descriptor is left.
  %listener_added = call i64 @event_control(i64 %set, i64 1, i64 %listener, i64 2147483649, i64 0)
  %signals_added = call i64 @event_control(i64 %set, i64 1, i64 %signals, i64 1, i64 1)
  %added = or i64 %listener_added, %signals_added
  ret i64 %added

failed:
  %error = phi i64 [ %listener, %entry ], [ %signals, %catch ], [ %set, %collect ]
  ret i64 %error
}

;; Takes a signal. The first begins the end: no further connection is taken, and no wait is longer than a second.
;;
;; server: the server
;; result: whether it was the first
define internal zeroext i1 @server_end(ptr %server) {
entry:
  %signals_place = getelementptr %server_state, ptr %server, i64 0, i32 2
  %signals = load i64, ptr %signals_place
  %scratch_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  %scratch = load ptr, ptr %scratch_place
  %taken = call i64 @sys_read(i64 %signals, ptr %scratch, i64 128)
  %timeout_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %timeout = load i64, ptr %timeout_place
  %is_first = icmp sle i64 %timeout, 100
  br i1 %is_first, label %begin, label %done

begin:
  store i64 1000, ptr %timeout_place
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  %listener = load i64, ptr %listener_place
  %closed = call i64 @sys_close(i64 %listener)
  br label %done

done:
  ret i1 %is_first
}

;; Takes one connection and writes its record.
;;
;; server: the server
;; record_size: bytes of a connection record
;; result: the connection, which is not waited for yet; or null, and then the timeout says whether it should be tried again
define internal ptr @server_accept(ptr %server, i64 %record_size) {
entry:
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  %listener = load i64, ptr %listener_place
  %socket = call i64 @tcp_accept(i64 %listener)
  %has_record = icmp ult i64 %socket, 65536
  br i1 %has_record, label %record, label %no_record

record:
  %table = getelementptr i8, ptr %server, i64 20480
  %offset = mul i64 %socket, %record_size
  %connection = getelementptr i8, ptr %table, i64 %offset
  %cleared = call ptr @memset(ptr %connection, i32 0, i64 %record_size)
  store i64 %socket, ptr %connection
  ret ptr %connection

no_record:
  %failed = icmp slt i64 %socket, 0
  br i1 %failed, label %refused, label %drop

drop:
  %dropped = call i64 @sys_close(i64 %socket)
  br label %refused

refused:
  ; After EAGAIN nobody waits any more. After anything else (no descriptor or memory left, a client that has gone) somebody may:
  ; that is tried again after 100 milliseconds. An ending server tries no more.
  %timeout_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %timeout = load i64, ptr %timeout_place
  %is_ending = icmp sgt i64 %timeout, 100
  %is_empty = icmp eq i64 %socket, -11
  %normal = select i1 %is_empty, i64 -1, i64 100
  %next_timeout = select i1 %is_ending, i64 1000, i64 %normal
  store i64 %next_timeout, ptr %timeout_place
  ret ptr null
}

;; Does what a protocol asked for: waits for what it wants, or closes the connection.
;;
;; server: the server
;; connection: the connection
;; asked: 1, 4, 8193 or 0, as the protocol returned
;; result: none
define internal void @server_settle(ptr %server, ptr %connection, i64 %asked) {
entry:
  ; An ending server keeps no idle connection.
  %timeout_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %timeout = load i64, ptr %timeout_place
  %is_ending = icmp sgt i64 %timeout, 100
  %is_idle = icmp ule i64 %asked, 1
  %is_dropped = and i1 %is_idle, %is_ending
  %wanted = select i1 %is_dropped, i64 0, i64 %asked
  %interest_place = getelementptr %connection_record, ptr %connection, i64 0, i32 1
  %interest = load i64, ptr %interest_place
  %is_same = icmp eq i64 %wanted, %interest
  br i1 %is_same, label %done, label %different

different:
  store i64 %wanted, ptr %interest_place
  ; The number of connections that are not idle.
  %busy_place = getelementptr %server_state, ptr %server, i64 0, i32 4
  %busy = load i64, ptr %busy_place
  %is_busy = icmp ugt i64 %wanted, 1
  %one_more = zext i1 %is_busy to i64
  %was_busy = icmp ugt i64 %interest, 1
  %one_less = zext i1 %was_busy to i64
  %busy_more = add i64 %busy, %one_more
  %busy_now = sub i64 %busy_more, %one_less
  store i64 %busy_now, ptr %busy_place
  %socket = load i64, ptr %connection
  %is_end = icmp eq i64 %wanted, 0
  br i1 %is_end, label %close, label %watch

watch:
  ; A fresh connection waits for nothing; the set has no room for it where memory is short. A change always succeeds.
  %set = load i64, ptr %server
  %data = ptrtoint ptr %connection to i64
  %is_fresh = icmp eq i64 %interest, 0
  %operation = select i1 %is_fresh, i64 1, i64 3
  %watched = call i64 @event_control(i64 %set, i64 %operation, i64 %socket, i64 %wanted, i64 %data)
  %failed = icmp slt i64 %watched, 0
  br i1 %failed, label %close, label %done

close:
  ; Closing takes the descriptor out of the set.
  call void @connection_release(ptr %connection)
  %closed = call i64 @sys_close(i64 %socket)
  br label %done

done:
  ret void
}

;; Keeps bytes of the shared buffer: it becomes the connection's own block, and a fresh buffer takes its place.
;;
;; connection: a connection without a block
;; scratch_place: where the address of the shared buffer is
;; start: where the bytes start in the buffer
;; end: where they end
;; result: 1, or 0 where there is no memory
define i64 @connection_hold(ptr %connection, ptr %scratch_place, i64 %start, i64 %end) {
entry:
  %fresh = call ptr @page_allocate(i64 16384)
  %failed = icmp eq ptr %fresh, null
  br i1 %failed, label %no_memory, label %keep

keep:
  %block = load ptr, ptr %scratch_place
  store ptr %fresh, ptr %scratch_place
  %block_place = getelementptr %connection_record, ptr %connection, i64 0, i32 2
  store ptr %block, ptr %block_place
  %start_place = getelementptr %connection_record, ptr %connection, i64 0, i32 3
  store i64 %start, ptr %start_place
  %end_place = getelementptr %connection_record, ptr %connection, i64 0, i32 4
  store i64 %end, ptr %end_place
  ret i64 1

no_memory:
  ret i64 0
}

;; Gives a connection's own block back, where it has one.
;;
;; connection: the connection
;; result: none
define void @connection_release(ptr %connection) {
entry:
  %block_place = getelementptr %connection_record, ptr %connection, i64 0, i32 2
  %block = load ptr, ptr %block_place
  %has_block = icmp ne ptr %block, null
  br i1 %has_block, label %release, label %done

release:
  store ptr null, ptr %block_place
  call void @page_release(ptr %block, i64 16384)
  br label %done

done:
  ret void
}
