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

declare i64 @event_add(i64, i64, i64, i64)
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

; Event set; listening socket; signal descriptor; 1 while connections may wait that could not be accepted; number of connections
; that are not idle; 1 after a signal; the shared buffer; connection records by descriptor.
%server_state = type { i64, i64, i64, i64, i64, i64, ptr, ptr }

;; Serves a TCP port until SIGTERM or SIGINT. At most 65,536 descriptors are served; further connections are closed.
;;
;; port: the port
;; record_size: bytes of a connection record, at least 40, a multiple of 8
;; step: the protocol, `i64 (ptr, ptr, i64, ptr)` as described above
;; context: what the protocol gets as its last argument
;; result: exit code: 0 after a signal, 1 where the server cannot start (which it says on standard error)
define i64 @server_run(i64 %port, i64 %record_size, ptr %step, ptr %context) {
entry:
  %server = alloca %server_state
  %events = alloca [64 x [16 x i8]], align 16
  %set_place = getelementptr %server_state, ptr %server, i64 0, i32 0
  %waiting_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %busy_place = getelementptr %server_state, ptr %server, i64 0, i32 4
  %ending_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  %scratch_place = getelementptr %server_state, ptr %server, i64 0, i32 6
  %error = call i64 @server_open(ptr %server, i64 %port, i64 %record_size)
  %failed = icmp slt i64 %error, 0
  br i1 %failed, label %cannot_start, label %wait

wait:
  %set = load i64, ptr %set_place
  %timeout = call i64 @server_timeout(ptr %server)
  %count = call i64 @event_wait(i64 %set, ptr %events, i64 64, i64 %timeout)
  ; No event in the time means that nothing makes progress: an ending server stops.
  %has_none = icmp sle i64 %count, 0
  %was_ending = load i64, ptr %ending_place
  %is_stuck = icmp ne i64 %was_ending, 0
  %gives_up = and i1 %has_none, %is_stuck
  br i1 %gives_up, label %done, label %first

first:
  ; What could not be accepted is tried again before each round: descriptors may have become free in the last one.
  %waiting = load i64, ptr %waiting_place
  %tries_again = icmp ne i64 %waiting, 0
  br i1 %tries_again, label %accept, label %next

next:
  %index = phi i64 [ -1, %first ], [ %signal_index, %signal ], [ %accept_index, %accept ], [ %settled_index, %settle ]
  %next_index = add i64 %index, 1
  %has_next = icmp slt i64 %next_index, %count
  br i1 %has_next, label %event, label %round_over

event:
  %data = call i64 @event_data(ptr %events, i64 %next_index)
  switch i64 %data, label %go_on [ i64 0, label %accept
                                   i64 1, label %signal ]

signal:
  %signal_index = phi i64 [ %next_index, %event ]
  %is_second = load i64, ptr %ending_place
  call void @server_end(ptr %server)
  %ends_at_once = icmp ne i64 %is_second, 0
  br i1 %ends_at_once, label %done, label %next

accept:
  ; The listening socket reports once for each burst of connections, so all of them are taken.
  %accept_index = phi i64 [ -1, %first ], [ %next_index, %event ], [ %settled_index, %settle ]
  %accepted = call ptr @server_accept(ptr %server, i64 %record_size)
  %is_last = icmp eq ptr %accepted, null
  br i1 %is_last, label %next, label %settle

go_on:
  %stepping = inttoptr i64 %data to ptr
  %is_ending = load i64, ptr %ending_place
  %step_wants = call i64 %step(ptr %stepping, ptr %scratch_place, i64 %is_ending, ptr %context)
  ; An ending server keeps no idle connection.
  %is_busy = icmp ugt i64 %step_wants, 1
  %is_running = icmp eq i64 %is_ending, 0
  %is_kept = or i1 %is_busy, %is_running
  %step_kept = select i1 %is_kept, i64 %step_wants, i64 0
  br label %settle

settle:
  %settled_index = phi i64 [ %accept_index, %accept ], [ %next_index, %go_on ]
  %connection = phi ptr [ %accepted, %accept ], [ %stepping, %go_on ]
  %wanted = phi i64 [ 1, %accept ], [ %step_kept, %go_on ]
  %is_fresh = phi i1 [ true, %accept ], [ false, %go_on ]
  call void @server_settle(ptr %server, ptr %connection, i64 %wanted)
  br i1 %is_fresh, label %accept, label %next

round_over:
  %busy = load i64, ptr %busy_place
  %is_idle = icmp eq i64 %busy, 0
  %ending_now = load i64, ptr %ending_place
  %was_signalled = icmp ne i64 %ending_now, 0
  %is_over = and i1 %is_idle, %was_signalled
  br i1 %is_over, label %done, label %wait

done:
  ret i64 0

cannot_start:
  call void @tcp_report_listen_failure(i64 %port, i64 %error)
  ret i64 1
}

;; Prepares a server: buffer, records, listening socket, signals, event set. What was opened before a failure is left to the end
;; of the process.
;;
;; server: where its state is written
;; port: the port
;; record_size: bytes of a connection record
;; result: 0, or a negative errno
define internal i64 @server_open(ptr %server, i64 %port, i64 %record_size) cold noinline minsize optsize {
entry:
  %waiting_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  store i64 0, ptr %waiting_place
  %busy_place = getelementptr %server_state, ptr %server, i64 0, i32 4
  store i64 0, ptr %busy_place
  %ending_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  store i64 0, ptr %ending_place
  %scratch = call ptr @page_allocate(i64 16384)
  %scratch_place = getelementptr %server_state, ptr %server, i64 0, i32 6
  store ptr %scratch, ptr %scratch_place
  ; A record takes real memory only when its descriptor is first used.
  %table_size = mul i64 %record_size, 65536
  %table = call ptr @page_allocate(i64 %table_size)
  %table_place = getelementptr %server_state, ptr %server, i64 0, i32 7
  store ptr %table, ptr %table_place
  %no_scratch = icmp eq ptr %scratch, null
  %no_table = icmp eq ptr %table, null
  %no_pages = or i1 %no_scratch, %no_table
  br i1 %no_pages, label %no_memory, label %listen

listen:
  %listener = call i64 @tcp_listen(i64 %port)
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  store i64 %listener, ptr %listener_place
  %no_listener = icmp slt i64 %listener, 0
  br i1 %no_listener, label %failed, label %catch

catch:
  %signals = call i64 @signal_open(i64 16386)        ; SIGINT (2) and SIGTERM (15)
  %signals_place = getelementptr %server_state, ptr %server, i64 0, i32 2
  store i64 %signals, ptr %signals_place
  %no_signals = icmp slt i64 %signals, 0
  br i1 %no_signals, label %failed, label %collect

collect:
  %set = call i64 @event_open()
  %set_place = getelementptr %server_state, ptr %server, i64 0, i32 0
  store i64 %set, ptr %set_place
  %no_set = icmp slt i64 %set, 0
  br i1 %no_set, label %failed, label %add

add:
  ; Records never lie at address 0 or 1, which stand for the listening socket and the signals. The listening socket is reported once
  ; for each change (EPOLLET), or it would be reported for ever while no descriptor is left.
  %listener_added = call i64 @event_add(i64 %set, i64 %listener, i64 2147483649, i64 0)
  %signals_added = call i64 @event_add(i64 %set, i64 %signals, i64 1, i64 1)
  %added = or i64 %listener_added, %signals_added
  ret i64 %added

failed:
  %error = phi i64 [ %listener, %listen ], [ %signals, %catch ], [ %set, %collect ]
  ret i64 %error

no_memory:
  ret i64 -12
}

;; Says how long to wait for an event.
;;
;; server: the server
;; result: milliseconds: 1000 when it is ending, 100 when connections may wait that could not be accepted, else -1 for ever
define internal i64 @server_timeout(ptr %server) {
  %ending_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  %ending = load i64, ptr %ending_place
  %waiting_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %waiting = load i64, ptr %waiting_place
  %is_waiting = icmp ne i64 %waiting, 0
  %normal = select i1 %is_waiting, i64 100, i64 -1
  %is_ending = icmp ne i64 %ending, 0
  %timeout = select i1 %is_ending, i64 1000, i64 %normal
  ret i64 %timeout
}

;; Begins the end: takes the signal, and takes no further connections.
;;
;; server: the server
;; result: none
define internal void @server_end(ptr %server) cold noinline minsize optsize {
  %signals_place = getelementptr %server_state, ptr %server, i64 0, i32 2
  %signals = load i64, ptr %signals_place
  %scratch_place = getelementptr %server_state, ptr %server, i64 0, i32 6
  %scratch = load ptr, ptr %scratch_place
  %taken = call i64 @sys_read(i64 %signals, ptr %scratch, i64 128)
  %ending_place = getelementptr %server_state, ptr %server, i64 0, i32 5
  store i64 1, ptr %ending_place
  %waiting_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  store i64 0, ptr %waiting_place
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  %listener = load i64, ptr %listener_place
  %closed = call i64 @sys_close(i64 %listener)
  ret void
}

;; Takes one connection and writes its record.
;;
;; server: the server
;; record_size: bytes of a connection record
;; result: the connection, which is not waited for yet; or null, and then the state says whether it should be tried again
define internal ptr @server_accept(ptr %server, i64 %record_size) {
entry:
  %listener_place = getelementptr %server_state, ptr %server, i64 0, i32 1
  %waiting_place = getelementptr %server_state, ptr %server, i64 0, i32 3
  %listener = load i64, ptr %listener_place
  %socket = call i64 @tcp_accept(i64 %listener)
  %failed = icmp slt i64 %socket, 0
  br i1 %failed, label %refused, label %accepted

accepted:
  %has_record = icmp ult i64 %socket, 65536
  br i1 %has_record, label %record, label %drop

record:
  %table_place = getelementptr %server_state, ptr %server, i64 0, i32 7
  %table = load ptr, ptr %table_place
  %offset = mul i64 %socket, %record_size
  %connection = getelementptr i8, ptr %table, i64 %offset
  %cleared = call ptr @memset(ptr %connection, i32 0, i64 %record_size)
  store i64 %socket, ptr %connection
  ret ptr %connection

drop:
  %dropped = call i64 @sys_close(i64 %socket)
  br label %refused

refused:
  ; After EAGAIN nobody waits any more. After anything else (no descriptor or memory left, a client that has gone) somebody may.
  %others_wait = icmp ne i64 %socket, -11
  %waiting = zext i1 %others_wait to i64
  store i64 %waiting, ptr %waiting_place
  ret ptr null
}

;; Does what a protocol asked for: waits for what it wants, or closes the connection.
;;
;; server: the server
;; connection: the connection
;; wanted: 1, 4, 8193 or 0, as the protocol returned
;; result: none
define internal void @server_settle(ptr %server, ptr %connection, i64 %wanted) {
entry:
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
  %set_place = getelementptr %server_state, ptr %server, i64 0, i32 0
  %set = load i64, ptr %set_place
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
