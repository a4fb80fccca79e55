We keep the running product in an accumulator.

define i64 @factorial(i64 %n) {
entry:
  %one = i64 1
  %acc = alloca i64
  %i = alloca i64
  store i64 %one, ptr %acc
  store i64 %one, ptr %i

loop:
  %k = load i64, ptr %i
  %more = icmp sle i64 %k, %n
  br i1 %more, label %body, label %exit

body:
  %a = load i64, ptr %acc
  %p = mul i64 %a, %k
  store i64 %p, ptr %acc
  %k2 = add i64 %k, %one
  store i64 %k2, ptr %i
  br label %loop

exit:
  %r = load i64, ptr %acc
  ret i64 %r
}
