; a little runtime: only here do documentation blocks state effects

;; Writes `count` bytes from `buffer` to the descriptor `fd`.
;;
;; fd: an open descriptor
;; buffer: `count` readable bytes
;; count: number of bytes
;; result: bytes written, or a negative errno
;; effects: io
define i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 1, i64 %fd, ptr %buffer, i64 %count)
  ret i64 %result
}

;; Opens a file.
;;
;; effects: fs
define i64 @sys_open(ptr %path, i64 %flags, i64 %mode) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 2, ptr %path, i64 %flags, i64 %mode)
  ret i64 %result
}

;; Reads the clock into `time`.
;;
;; effects: time
define i64 @sys_clock_gettime(i64 %clock, ptr %time) {
  %result = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},{rsi},~{rcx},~{r11},~{memory}"(i64 228, i64 %clock, ptr %time)
  ret i64 %result
}

;; Copies bytes; the regions may not overlap.
define ptr @memcpy(ptr %to, ptr %from, i64 %count) {
  ret ptr %to
}
