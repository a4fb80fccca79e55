; x86-64 Linux: system calls on memory, signals, time and the process itself.
;
; One function per system call, of the kernel's name, arguments and order. The result is the kernel's own: negative
; values from -4095 to -1 are errors. Inline assembly stands in the modules of this folder only. The instruction `syscall`
; takes the number in rax, arguments in rdi, rsi, rdx, r10, r8, r9, answers in rax and destroys rcx and r11.

;; Maps memory.
;;
;; address: wanted address, or null
;; length: bytes, rounded up to pages
;; protection: 1 read, 2 write
;; flags: MAP_* bits, for example 34: private and anonymous
;; fd: descriptor of a file to map, or -1
;; offset: place in the file
;; result: the address, or a negative errno
;; effects: alloc
;; system call: 9
define i64 @sys_mmap(ptr %address, i64 %length, i64 %protection, i64 %flags, i64 %fd, i64 %offset) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory}"(i64 9, ptr %address, i64 %length, i64 %protection, i64 %flags, i64 %fd, i64 %offset)
  ret i64 %result
}

;; Gives mapped memory back.
;;
;; address: start of a page
;; length: bytes, rounded up to pages
;; result: 0, or a negative errno
;; effects: alloc
;; system call: 11
define i64 @sys_munmap(ptr %address, i64 %length) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 11, ptr %address, i64 %length)
  ret i64 %result
}

;; Says what a signal does.
;;
;; signal: number of the signal
;; action: 32 bytes that signal_action_set writes, or null
;; previous: room for what it did, or null
;; mask_size: 8
;; result: 0, or a negative errno
;; effects: proc
;; system call: 13
define i64 @sys_rt_sigaction(i64 %signal, ptr %action, ptr %previous, i64 %mask_size) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 13, i64 %signal, ptr %action, ptr %previous, i64 %mask_size)
  ret i64 %result
}

;; Changes which signals wait instead of being delivered.
;;
;; how: 0 adds, 1 removes, 2 sets
;; mask: i64 with bit N-1 for signal N, or null
;; previous: room for the old mask, or null
;; mask_size: 8
;; result: 0, or a negative errno
;; effects: proc
;; system call: 14
define i64 @sys_rt_sigprocmask(i64 %how, ptr %mask, ptr %previous, i64 %mask_size) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 14, i64 %how, ptr %mask, ptr %previous, i64 %mask_size)
  ret i64 %result
}

;; Makes a mapping longer or shorter, and may move it.
;;
;; address: start of the mapping
;; length: bytes it has
;; wanted: bytes it shall have
;; flags: 1 where it may move
;; result: the address, or a negative errno
;; effects: alloc
;; system call: 25
define i64 @sys_mremap(ptr %address, i64 %length, i64 %wanted, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 25, ptr %address, i64 %length, i64 %wanted, i64 %flags)
  ret i64 %result
}

;; Tells the kernel how memory will be used.
;;
;; address: start of a page
;; length: bytes, rounded up to pages
;; advice: 4 forgets the contents
;; result: 0, or a negative errno
;; effects: alloc
;; system call: 28
define i64 @sys_madvise(ptr %address, i64 %length, i64 %advice) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 28, ptr %address, i64 %length, i64 %advice)
  ret i64 %result
}

;; Sleeps.
;;
;; duration: { i64 seconds, i64 nanoseconds }
;; remaining: room for what is left after a signal, or null
;; result: 0, or a negative errno (-4 where a signal was handled)
;; effects: time
;; system call: 35
define i64 @sys_nanosleep(ptr %duration, ptr %remaining) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 35, ptr %duration, ptr %remaining)
  ret i64 %result
}

;; Reads the number of this process.
;;
;; result: the number
;; effects: proc
;; system call: 39
define i64 @sys_getpid() {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},~{rcx},~{r11},~{memory}"(i64 39)
  ret i64 %result
}

;; Ends the calling thread, which is the process where there is one thread.
;;
;; status: exit code, of which 8 bits count
;; result: does not return
;; effects: exit
;; system call: 60
define i64 @sys_exit(i64 %status) noreturn {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 %status)
  unreachable
}

;; Sends a signal.
;;
;; process: number of a process
;; signal: number of the signal
;; result: 0, or a negative errno
;; effects: proc
;; system call: 62
define i64 @sys_kill(i64 %process, i64 %signal) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 62, i64 %process, i64 %signal)
  ret i64 %result
}

;; Reads the time of day.
;;
;; time: room for { i64 seconds, i64 microseconds } since 1970
;; zone: null
;; result: 0, or a negative errno
;; effects: time
;; system call: 96
define i64 @sys_gettimeofday(ptr %time, ptr %zone) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 96, ptr %time, ptr %zone)
  ret i64 %result
}

;; Reads the time of day.
;;
;; seconds: room for an i64, or null
;; result: seconds since 1970, or a negative errno
;; effects: time
;; system call: 201
define i64 @sys_time(ptr %seconds) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 201, ptr %seconds)
  ret i64 %result
}

;; Reads a clock.
;;
;; clock: 0 time of day, 1 time since start, 2 processor time
;; time: room for { i64 seconds, i64 nanoseconds }
;; result: 0, or a negative errno
;; effects: time
;; system call: 228
define i64 @sys_clock_gettime(i64 %clock, ptr %time) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 228, i64 %clock, ptr %time)
  ret i64 %result
}

;; Sleeps on a given clock.
;;
;; clock: 0 time of day, 1 time since start
;; flags: 0 for a duration, 1 for a point in time
;; duration: { i64 seconds, i64 nanoseconds }
;; remaining: room for what is left after a signal, or null
;; result: 0, or a negative errno
;; effects: time
;; system call: 230
define i64 @sys_clock_nanosleep(i64 %clock, i64 %flags, ptr %duration, ptr %remaining) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 230, i64 %clock, i64 %flags, ptr %duration, ptr %remaining)
  ret i64 %result
}

;; Ends the process with all its threads.
;;
;; status: exit code, of which 8 bits count
;; result: does not return
;; effects: exit
;; system call: 231
define i64 @sys_exit_group(i64 %status) noreturn {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 231, i64 %status)
  unreachable
}

;; Makes a descriptor that becomes readable when a blocked signal arrives.
;;
;; fd: -1 for a new one
;; mask: i64 with bit N-1 for signal N
;; mask_size: 8
;; flags: 2048 non-blocking, 524288 closed on exec
;; result: a new descriptor, or a negative errno
;; effects: proc
;; system call: 289
define i64 @sys_signalfd4(i64 %fd, ptr %mask, i64 %mask_size, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},{r10},~{rcx},~{r11},~{memory}"(i64 289, i64 %fd, ptr %mask, i64 %mask_size, i64 %flags)
  ret i64 %result
}

;; Fills memory with random bytes.
;;
;; buffer: `count` writable bytes
;; count: number of bytes
;; flags: 0
;; result: bytes written, or a negative errno
;; effects: rand
;; system call: 318
define i64 @sys_getrandom(ptr %buffer, i64 %count, i64 %flags) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 318, ptr %buffer, i64 %count, i64 %flags)
  ret i64 %result
}

;; Returns from a signal handler: the kernel jumps here when the handler returns, because signal_action_set names this function as
;; the restorer. Not to be called; it is naked, so that the stack is as the kernel left it.
;;
;; result: does not return
;; effects: proc
;; system call: 15
define i64 @sys_rt_sigreturn() naked noreturn {
  call void asm sideeffect "movl $$15, %eax\0Asyscall", "~{memory}"()
  unreachable
}
