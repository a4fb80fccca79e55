; x86-64 Linux: the program confines itself to the system calls that its code can make.
;
; The calls here carry a comment in their assembly, by which the build knows that they come before the filter is active; so it does
; not allow them.

; The number of the filter's instructions and their address, in the form of the kernel's `struct sock_fprog`. The build makes both.
@seal_program = external constant { i64, ptr }

;; Gives up new privileges (PR_SET_NO_NEW_PRIVS) and installs the filter (SECCOMP_SET_MODE_FILTER). Called by start-up code only.
;;
;; result: 0, or not 0 where the kernel refused one of them
define i64 @seal() minsize optsize {
  %locked = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},~{rcx},~{r11},~{memory}"(i64 157, i64 38, i64 1, i64 0, i64 0, i64 0)
  %filtered = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 317, i64 1, i64 0, ptr @seal_program)
  %refused = or i64 %locked, %filtered
  ret i64 %refused
}
