; Waiting for many descriptors at once, and for the signals that end a program.

declare i64 @epoll_event_data(ptr, i64)
declare i64 @epoll_event_mask(ptr, i64)
declare void @epoll_event_set(ptr, i64, i64)
declare i64 @sys_epoll_create1(i64)
declare i64 @sys_epoll_ctl(i64, i64, i64, ptr)
declare i64 @sys_epoll_wait(i64, ptr, i64, i64)
declare i64 @sys_rt_sigprocmask(i64, ptr, ptr, i64)
declare i64 @sys_signalfd4(i64, ptr, i64, i64)

;; Makes an empty set of descriptors to wait for.
;;
;; result: the set, a descriptor; or a negative errno
define i64 @event_open() {
  %set = call i64 @sys_epoll_create1(i64 524288)     ; closed on exec
  ret i64 %set
}

;; Adds a descriptor to a set. It is reported for as long as it is ready.
;;
;; set: a set of event_open
;; fd: the descriptor
;; interest: 1 to read, 4 to write, 5 for both, 0 for nothing but errors
;; data: what event_data reports
;; result: 0, or a negative errno
define i64 @event_add(i64 %set, i64 %fd, i64 %interest, i64 %data) {
  %result = call i64 @event_control(i64 %set, i64 1, i64 %fd, i64 %interest, i64 %data)
  ret i64 %result
}

;; Changes what a descriptor of a set is waited for.
;;
;; set: a set of event_open
;; fd: the descriptor
;; interest: 1 to read, 4 to write, 5 for both, 0 for nothing but errors
;; data: what event_data reports
;; result: 0, or a negative errno
define i64 @event_change(i64 %set, i64 %fd, i64 %interest, i64 %data) {
  %result = call i64 @event_control(i64 %set, i64 3, i64 %fd, i64 %interest, i64 %data)
  ret i64 %result
}

;; Adds or changes a descriptor of a set.
;;
;; set: a set of event_open
;; operation: 1 adds, 3 changes
;; fd: the descriptor
;; interest: EPOLL* bits
;; data: what event_data reports
;; result: 0, or a negative errno
define i64 @event_control(i64 %set, i64 %operation, i64 %fd, i64 %interest, i64 %data) noinline {
  %event = alloca [16 x i8]
  call void @epoll_event_set(ptr %event, i64 %interest, i64 %data)
  %result = call i64 @sys_epoll_ctl(i64 %set, i64 %operation, i64 %fd, ptr %event)
  ret i64 %result
}

;; Waits until a descriptor of a set is ready. An interruption by a signal is not an error: the wait begins again.
;;
;; set: a set of event_open
;; events: room for `capacity` events of 16 bytes
;; capacity: how many events may be reported at once, at least 1
;; timeout: milliseconds, or -1 for ever
;; result: number of events, 0 after the time, or a negative errno
define i64 @event_wait(i64 %set, ptr %events, i64 %capacity, i64 %timeout) {
entry:
  br label %wait

wait:
  %count = call i64 @sys_epoll_wait(i64 %set, ptr %events, i64 %capacity, i64 %timeout)
  %is_interrupted = icmp eq i64 %count, -4
  br i1 %is_interrupted, label %wait, label %done

done:
  ret i64 %count
}

;; Reads the data that a reported descriptor was added with.
;;
;; events: what event_wait filled
;; index: number of the event, from 0
;; result: the data
define i64 @event_data(ptr %events, i64 %index) {
  %data = call i64 @epoll_event_data(ptr %events, i64 %index)
  ret i64 %data
}

;; Reads what a reported descriptor is ready for.
;;
;; events: what event_wait filled
;; index: number of the event, from 0
;; result: 1 to read, 4 to write, 8 an error, 16 closed by the peer; or several of them
define i64 @event_mask(ptr %events, i64 %index) {
  %mask = call i64 @epoll_event_mask(ptr %events, i64 %index)
  ret i64 %mask
}

;; Turns signals into a descriptor: they no longer interrupt the program, and the descriptor is readable when one has arrived.
;; Reading it takes 128 bytes for each signal.
;;
;; signals: bit N-1 for signal N, for example 16386 for SIGINT and SIGTERM
;; result: the descriptor, which does not block, or a negative errno
define i64 @signal_open(i64 %signals) {
entry:
  %mask = alloca i64
  store i64 %signals, ptr %mask
  %blocked = call i64 @sys_rt_sigprocmask(i64 0, ptr %mask, ptr null, i64 8)
  %failed = icmp slt i64 %blocked, 0
  br i1 %failed, label %give_up, label %open

open:
  %fd = call i64 @sys_signalfd4(i64 -1, ptr %mask, i64 8, i64 526336)     ; not blocking, closed on exec
  ret i64 %fd

give_up:
  ret i64 %blocked
}

;; Keeps signals from being delivered: they wait.
;;
;; signals: bit N-1 for signal N, for example 4096 for SIGPIPE
;; result: 0, or a negative errno
define i64 @signal_block(i64 %signals) {
  %mask = alloca i64
  store i64 %signals, ptr %mask
  %result = call i64 @sys_rt_sigprocmask(i64 0, ptr %mask, ptr null, i64 8)
  ret i64 %result
}
