@places = internal global [2 x ptr] [ptr blockaddress(@f, %step), ptr blockaddress(@f, %entry)]

define i64 @f(ptr %place, i64 %n) {
entry:
  indirectbr ptr %place, [label %step, label %entry]
step:
  %step = add i64 %n, 1
  ret i64 %step
entry:
  ret i64 %n
}

define ptr @place() {
  ret ptr blockaddress(@f, %step)
}

define ptr @other(i64 %step) {
  br label %next
next:
  ret ptr blockaddress(@other, %next)
}
