; `loop` has its latch, and what falls through is what follows the loop.
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
  %is_odd = trunc i64 %now to i1
  br i1 %is_odd, label %odd, label %latch
odd:
  store i64 7, ptr %i
latch:
  %next = add i64 %now, 2
  store i64 %next, ptr %i
  br label %loop
exit:
  %last = load i64, ptr %i
done:
  ret i64 %last
}
