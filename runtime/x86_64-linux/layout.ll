; x86-64 Linux: structures whose layout differs between machines, behind functions that do not.

declare i64 @sys_rt_sigreturn()

; The kernel packs this structure on x86-64, so an event has 12 bytes there and the data is not aligned.
%epoll_event = type <{ i32, i64 }>

; Handler, flags, restorer, mask.
%signal_action = type { ptr, i64, ptr, i64 }

;; Writes an event for sys_epoll_ctl.
;;
;; event: 16 writable bytes
;; mask: EPOLL* bits, for example 1: readable, 4: writable
;; data: what epoll_event_data gives back
;; result: none
define void @epoll_event_set(ptr %event, i64 %mask, i64 %data) {
  %mask_bits = trunc i64 %mask to i32
  store i32 %mask_bits, ptr %event, align 1
  %data_place = getelementptr %epoll_event, ptr %event, i64 0, i32 1
  store i64 %data, ptr %data_place, align 1
  ret void
}

;; Reads what happened from an array that sys_epoll_wait filled. An array needs at most 16 bytes for each event.
;;
;; events: the array
;; index: number of the event, from 0
;; result: EPOLL* bits
define i64 @epoll_event_mask(ptr %events, i64 %index) {
  %place = getelementptr %epoll_event, ptr %events, i64 %index, i32 0
  %bits = load i32, ptr %place, align 1
  %mask = zext i32 %bits to i64
  ret i64 %mask
}

;; Reads the data of an event from an array that sys_epoll_wait filled.
;;
;; events: the array
;; index: number of the event, from 0
;; result: the data that epoll_event_set was given
define i64 @epoll_event_data(ptr %events, i64 %index) {
  %place = getelementptr %epoll_event, ptr %events, i64 %index, i32 1
  %data = load i64, ptr %place, align 1
  ret i64 %data
}

;; Reads the length of a file from what sys_fstat or sys_stat wrote.
;;
;; status: the 144 bytes
;; result: length in bytes
define i64 @file_status_size(ptr %status) {
  %place = getelementptr i8, ptr %status, i64 48
  %size = load i64, ptr %place
  ret i64 %size
}

;; Reads the kind and the permissions of a file from what sys_fstat or sys_stat wrote.
;;
;; status: the 144 bytes
;; result: mode bits; 61440 masks the kind: 16384 a folder, 32768 a regular file, 40960 a link
define i64 @file_status_mode(ptr %status) {
  %place = getelementptr i8, ptr %status, i64 24
  %bits = load i32, ptr %place
  %mode = zext i32 %bits to i64
  ret i64 %mode
}

;; Writes an action for sys_rt_sigaction. System calls that the handler interrupts are not started again.
;;
;; action: 32 writable bytes
;; handler: a function `void (i32)`; null for the default, address 1 to ignore the signal
;; result: none
define void @signal_action_set(ptr %action, ptr %handler) {
  store ptr %handler, ptr %action
  %flags_place = getelementptr %signal_action, ptr %action, i64 0, i32 1
  store i64 67108864, ptr %flags_place                ; SA_RESTORER
  %restorer_place = getelementptr %signal_action, ptr %action, i64 0, i32 2
  store ptr @sys_rt_sigreturn, ptr %restorer_place
  %mask_place = getelementptr %signal_action, ptr %action, i64 0, i32 3
  store i64 0, ptr %mask_place
  ret void
}

;; Turns flags of an open call into those of the machine. A program gives them as x86-64 numbers them, on every machine.
;;
;; flags: access mode and O_* bits
;; result: the same for this machine's kernel
define i64 @open_flags(i64 %flags) {
  ret i64 %flags
}
