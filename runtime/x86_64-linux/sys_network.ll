; x86-64 Linux: system calls on sockets and the wait for them.
;
; One function per system call, of the kernel's name, arguments and order. The result is the kernel's own: negative
; values from -4095 to -1 are errors. Inline assembly stands in the modules of this folder only. The instruction `syscall`
; takes the number in rax, arguments in rdi, rsi, rdx, r10, r8, r9, answers in rax and destroys rcx and r11.

;; Makes a socket.
;;
;; family: 2 for IPv4, 10 for IPv6, 1 for local
;; kind: 1 for a stream, 2 for datagrams; +2048 non-blocking, +524288 closed on exec
;; protocol: 0 for the usual one
;; result: a new descriptor, or a negative errno
;; effects: net
;; system call: 41
define i64 @sys_socket(i64 %family, i64 %kind, i64 %protocol) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 41, i64 %family, i64 %kind, i64 %protocol)
  ret i64 %result
}

;; Connects a socket to an address.
;;
;; socket: a socket
;; address: the address in the kernel's form
;; length: bytes of the address
;; result: 0, or a negative errno
;; effects: net
;; system call: 42
define i64 @sys_connect(i64 %socket, ptr %address, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 42, i64 %socket, ptr %address, i64 %length)
  ret i64 %result
}

;; Takes the next connection of a listening socket.
;;
;; listener: a listening socket
;; address: room for the peer's address, or null
;; length: i32 with the room's size, or null
;; result: a new descriptor, or a negative errno
;; effects: net
;; system call: 43
define i64 @sys_accept(i64 %listener, ptr %address, ptr %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 43, i64 %listener, ptr %address, ptr %length)
  ret i64 %result
}

;; Sends bytes through a socket; may send fewer.
;;
;; socket: a socket
;; buffer: `count` readable bytes
;; count: number of bytes
;; flags: MSG_* bits, for example 16384: an error in place of a SIGPIPE
;; address: the receiver of a datagram, or null
;; length: bytes of the address
;; result: bytes sent, or a negative errno
;; effects: net
;; system call: 44
define i64 @sys_sendto(i64 %socket, ptr %buffer, i64 %count, i64 %flags, ptr %address, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}"(i64 44, i64 %socket, ptr %buffer, i64 %count, i64 %flags, ptr %address, i64 %length)
  ret i64 %result
}

;; Receives bytes from a socket.
;;
;; socket: a socket
;; buffer: `count` writable bytes
;; count: number of bytes wanted
;; flags: MSG_* bits
;; address: room for the sender's address, or null
;; length: i32 with the room's size, or null
;; result: bytes received, 0 at the end of a stream, or a negative errno
;; effects: net
;; system call: 45
define i64 @sys_recvfrom(i64 %socket, ptr %buffer, i64 %count, i64 %flags, ptr %address, ptr %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}"(i64 45, i64 %socket, ptr %buffer, i64 %count, i64 %flags, ptr %address, ptr %length)
  ret i64 %result
}

;; Sends several buffers in turn through a socket; may send less than all.
;;
;; socket: a socket
;; message: 56 bytes: address, its length, pieces, their number, control data, its length, flags
;; flags: MSG_* bits
;; result: bytes sent, or a negative errno
;; effects: net
;; system call: 46
define i64 @sys_sendmsg(i64 %socket, ptr %message, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 46, i64 %socket, ptr %message, i64 %flags)
  ret i64 %result
}

;; Receives into several buffers in turn.
;;
;; socket: a socket
;; message: 56 bytes: address, its length, pieces, their number, control data, its length, flags
;; flags: MSG_* bits
;; result: bytes received, 0 at the end of a stream, or a negative errno
;; effects: net
;; system call: 47
define i64 @sys_recvmsg(i64 %socket, ptr %message, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 47, i64 %socket, ptr %message, i64 %flags)
  ret i64 %result
}

;; Ends one direction of a connection, or both.
;;
;; socket: a socket
;; how: 0 no more reading, 1 no more writing, 2 neither
;; result: 0, or a negative errno
;; effects: net
;; system call: 48
define i64 @sys_shutdown(i64 %socket, i64 %how) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 48, i64 %socket, i64 %how)
  ret i64 %result
}

;; Gives a socket its own address.
;;
;; socket: a socket
;; address: the address in the kernel's form
;; length: bytes of the address
;; result: 0, or a negative errno
;; effects: net
;; system call: 49
define i64 @sys_bind(i64 %socket, ptr %address, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 49, i64 %socket, ptr %address, i64 %length)
  ret i64 %result
}

;; Makes a socket ready to be connected to.
;;
;; socket: a bound socket
;; backlog: how many connections may wait to be accepted
;; result: 0, or a negative errno
;; effects: net
;; system call: 50
define i64 @sys_listen(i64 %socket, i64 %backlog) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 50, i64 %socket, i64 %backlog)
  ret i64 %result
}

;; Reads a socket's own address.
;;
;; socket: a socket
;; address: room for the address
;; length: i32 with the room's size
;; result: 0, or a negative errno
;; effects: net
;; system call: 51
define i64 @sys_getsockname(i64 %socket, ptr %address, ptr %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 51, i64 %socket, ptr %address, ptr %length)
  ret i64 %result
}

;; Reads the address that a socket is connected to.
;;
;; socket: a socket
;; address: room for the address
;; length: i32 with the room's size
;; result: 0, or a negative errno
;; effects: net
;; system call: 52
define i64 @sys_getpeername(i64 %socket, ptr %address, ptr %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 52, i64 %socket, ptr %address, ptr %length)
  ret i64 %result
}

;; Sets an option of a socket.
;;
;; socket: a socket
;; level: 1 for sockets, 6 for TCP
;; option: number of the option at that level
;; value: the value
;; length: bytes of the value
;; result: 0, or a negative errno
;; effects: net
;; system call: 54
define i64 @sys_setsockopt(i64 %socket, i64 %level, i64 %option, ptr %value, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},~{rcx},~{r11},~{memory}"(i64 54, i64 %socket, i64 %level, i64 %option, ptr %value, i64 %length)
  ret i64 %result
}

;; Reads an option of a socket.
;;
;; socket: a socket
;; level: 1 for sockets, 6 for TCP
;; option: number of the option at that level
;; value: room for the value
;; length: i32 with the room's size
;; result: 0, or a negative errno
;; effects: net
;; system call: 55
define i64 @sys_getsockopt(i64 %socket, i64 %level, i64 %option, ptr %value, ptr %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},~{rcx},~{r11},~{memory}"(i64 55, i64 %socket, i64 %level, i64 %option, ptr %value, ptr %length)
  ret i64 %result
}

;; Waits for events of a set of descriptors.
;;
;; epoll: a descriptor of sys_epoll_create1
;; events: room for `capacity` events (epoll_event_mask and epoll_event_data read them)
;; capacity: number of events, at least 1
;; timeout: milliseconds, -1 for ever
;; result: number of events, 0 after the time, or a negative errno (-4 where a signal was handled)
;; effects: net
;; system call: 232
define i64 @sys_epoll_wait(i64 %epoll, ptr %events, i64 %capacity, i64 %timeout) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 232, i64 %epoll, ptr %events, i64 %capacity, i64 %timeout)
  ret i64 %result
}

;; Adds, changes or removes a descriptor of a set.
;;
;; epoll: a descriptor of sys_epoll_create1
;; operation: 1 adds, 2 removes, 3 changes
;; fd: an open descriptor
;; event: what to wait for (epoll_event_set writes it)
;; result: 0, or a negative errno
;; effects: net
;; system call: 233
define i64 @sys_epoll_ctl(i64 %epoll, i64 %operation, i64 %fd, ptr %event) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 233, i64 %epoll, i64 %operation, i64 %fd, ptr %event)
  ret i64 %result
}

;; Takes the next connection of a listening socket.
;;
;; listener: a listening socket
;; address: room for the peer's address, or null
;; length: i32 with the room's size, or null
;; flags: 2048 non-blocking, 524288 closed on exec
;; result: a new descriptor, or a negative errno
;; effects: net
;; system call: 288
define i64 @sys_accept4(i64 %listener, ptr %address, ptr %length, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 288, i64 %listener, ptr %address, ptr %length, i64 %flags)
  ret i64 %result
}

;; Makes a set of descriptors to wait for.
;;
;; flags: 524288 closed on exec
;; result: a new descriptor, or a negative errno
;; effects: net
;; system call: 291
define i64 @sys_epoll_create1(i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 291, i64 %flags)
  ret i64 %result
}
