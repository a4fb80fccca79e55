define i64 @f(i64 %a) {
entry:
  %b = %a
  ret i64 %b

never:
  %c = add i64 %b, 1
  ret i64 %c
}
