; attack: write the address of a function of its own over the return address
; effects: exit
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
declare i64 @sys_exit_group(i64)
define internal void @leave() {
  %unused = call i64 @sys_exit_group(i64 0)
  ret void
}
define i64 @half(i64 %value) {
entry:
  %here = alloca i64
  br label %loop

loop:
  %index = phi i64 [ 1, %entry ], [ %next, %loop ]
  %place = getelementptr i64, ptr %here, i64 %index
  store volatile ptr @leave, ptr %place
  %next = add i64 %index, 1
  %more = icmp ult i64 %next, 40
  br i1 %more, label %loop, label %end

end:
  %right = lshr i64 %value, 1
  ret i64 %right
}
