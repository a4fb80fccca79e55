define i64 @f(i64 %a, ptr %p) {
  %b = mov i64 %a
  %c = const i64 5
  %q = copy ptr %p
  %d = mov double 1.5
  nop
  %sum = add i64 %b, %c
  ret i64 %sum
}
