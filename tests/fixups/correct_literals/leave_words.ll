define i64 @f(i64 %a) {
  %b = add i64 %a, SIZE
  %c = add i64 %b, yes
  ret i64 %c
}
