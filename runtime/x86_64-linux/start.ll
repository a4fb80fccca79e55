; x86-64 Linux: where the kernel enters the program.

declare i64 @llvm.ctpop.i64(i64)
declare i64 @llvm.umin.i64(i64, i64)
declare i64 @main(i64, ptr)
declare i64 @seal()
declare i64 @sys_exit_group(i64)

; How many processes call @main: one where it is less than 2, and as many as there are processors where it is -1. A module of the
; program may define it; without that nothing of @workers_start is in the program.
@worker_count = weak constant i64 0

;; Enters the program: hands the kernel's stack to @start. Naked, because the stack pointer itself is the argument. The kernel has it
;; aligned to 16 bytes; the outermost frame is marked by a zero frame pointer.
;;
;; result: does not return
define void @_start() naked noreturn {
  call void asm sideeffect "xorl %ebp, %ebp\0Amovq %rsp, %rdi\0Acall ${0:P}", "i,~{memory}"(ptr @start)
  unreachable
}

;; Starts the program's other workers, seals each, calls it and ends the process with what it returns. A program that cannot be
;; sealed is not called.
;;
;; stack: the number of arguments as an i64, then their addresses, then a null
;; result: does not return
define internal void @start(ptr %stack) noreturn "no_callee_saved_registers" {
entry:
  call void @workers_start()
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

;; Makes the processes that @worker_count says, at most 64, by copies of this one; nothing makes one after the seal. Where the kernel
;; makes fewer, there are fewer. The first process is the one that was started: when it ends, the others get SIGTERM (15).
;;
;; result: none
define internal void @workers_start() minsize optsize {
entry:
  %processors = alloca [128 x i64]
  %stated = load i64, ptr @worker_count
  %is_one = icmp slt i64 %stated, 2
  %is_each = icmp eq i64 %stated, -1
  br i1 %is_each, label %ask, label %decide

decide:
  br i1 %is_one, label %done, label %limit

ask:
  ; One bit for each of 8,192 processors that this process may use; the kernel says how many bytes it wrote.
  %length = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},{rdi},{rsi},{rdx},~{rcx},~{r11},~{memory}"(i64 204, i64 0, i64 1024, ptr %processors)
  %has_set = icmp sgt i64 %length, 0
  br i1 %has_set, label %add, label %done

add:
  %at = phi i64 [ 0, %ask ], [ %next, %add ]
  %sum = phi i64 [ 0, %ask ], [ %more, %add ]
  %place = getelementptr i8, ptr %processors, i64 %at
  %bits = load i64, ptr %place
  %some = call i64 @llvm.ctpop.i64(i64 %bits)
  %more = add i64 %sum, %some
  %next = add i64 %at, 8
  %is_counted = icmp uge i64 %next, %length
  br i1 %is_counted, label %limit, label %add

limit:
  %wanted = phi i64 [ %stated, %decide ], [ %more, %add ]
  %count = call i64 @llvm.umin.i64(i64 %wanted, i64 64)
  %parent = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},~{rcx},~{r11},~{memory}"(i64 39)
  br label %fork

fork:
  %made = phi i64 [ 1, %limit ], [ %made_now, %copy ]
  %is_all = icmp uge i64 %made, %count
  br i1 %is_all, label %done, label %copy

copy:
  ; The only flag is the signal that the parent gets at the end, SIGCHLD (17).
  %child = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},~{rcx},~{r11},~{memory}"(i64 56, i64 17, i64 0, i64 0, i64 0, i64 0)
  %made_now = add i64 %made, 1
  %is_child = icmp eq i64 %child, 0
  br i1 %is_child, label %child_starts, label %fork

child_starts:
  ; PR_SET_PDEATHSIG. A parent that ended before that sends nothing.
  %follows = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},~{rcx},~{r11},~{memory}"(i64 157, i64 1, i64 15, i64 0, i64 0, i64 0)
  %parent_now = call i64 asm sideeffect "syscall # before seal", "={rax},{rax},~{rcx},~{r11},~{memory}"(i64 110)
  %has_parent = icmp eq i64 %parent_now, %parent
  br i1 %has_parent, label %done, label %alone

alone:
  %unused = call i64 @sys_exit_group(i64 0)
  unreachable

done:
  ret void
}
