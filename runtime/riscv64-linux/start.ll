; RISC-V 64 Linux: where the kernel enters the program.

declare i64 @main(i64, ptr)
declare i64 @seal()
declare i64 @sys_exit_group(i64)

;; Enters the program: hands the kernel's stack to @start. Naked, because the stack pointer itself is the argument. The kernel has it
;; aligned to 16 bytes; the outermost frame is marked by a zero frame pointer.
;;
;; result: does not return
define void @_start() naked noreturn {
  call void asm sideeffect "li s0, 0\0Ali ra, 0\0Amv a0, sp\0Acall $0", "i,~{memory}"(ptr @start)
  unreachable
}

;; Seals the program, calls it and ends the process with what it returns. A program that cannot be sealed is not called.
;;
;; stack: the number of arguments as an i64, then their addresses, then a null
;; result: does not return
define internal void @start(ptr %stack) noreturn "no_callee_saved_registers" {
entry:
  %refused = call i64 @seal()
  %is_sealed = icmp eq i64 %refused, 0
  br i1 %is_sealed, label %run, label %end

run:
  %argc = load i64, ptr %stack
  %argv = getelementptr i8, ptr %stack, i64 8
  %returned = call i64 @main(i64 %argc, ptr %argv)
  br label %end

end:
  %status = phi i64 [ %returned, %run ], [ 71, %entry ]
  %unused = call i64 @sys_exit_group(i64 %status)
  unreachable
}
