define i64 @f(i32 %a, i64 %b) {
  %x = i32 %a
  %y = add i64 %x, %b
  %z = %a
  %r = add i64 %z, %y
  ret i64 %r
}
