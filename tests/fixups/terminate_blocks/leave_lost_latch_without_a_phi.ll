; `loop` is entered once and only by a jump: it is the head of a loop, and `body` went back to it.
define i64 @sum(i64 %n) {
entry:
  %i = alloca i64
  store i64 0, ptr %i
  br label %loop
loop:
  %now = load i64, ptr %i
  %more = icmp ult i64 %now, %n
  br i1 %more, label %body, label %exit
body:
  %next = add i64 %now, 2
  store i64 %next, ptr %i
exit:
  %last = load i64, ptr %i
  ret i64 %last
}
