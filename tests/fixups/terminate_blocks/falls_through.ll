@state = internal global i64 0

define i64 @sum(i64 %n) {
entry:
  %i = alloca i64
  %total = alloca i64
  store i64 0, ptr %i
  store i64 0, ptr %total   ; nothing yet

loop:                       ; the condition
  %now = load i64, ptr %i
  %goes_on = icmp ult i64 %now, %n
  br i1 %goes_on, label %body, label %"at the end"

body:
  %before = load i64, ptr %total
  %after = add i64 %before, %now
  store i64 %after, ptr %total
  %next = add i64 %now, 1
  store i64 %next, ptr %i
  br label %loop

"at the end":
  %r = load i64, ptr %total
  store i64 %r, ptr @state
done:
  ret i64 %r
}
