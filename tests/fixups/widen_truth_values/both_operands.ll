define i32 @f(i1 %a, i1 %b) {
  %n = add i32 %a, %b
  %m = shl i32 %n, %a
  ret i32 %m
}
