define i32 @f(i32 %a, i32 %b) {
  %c = and i1 %a, %b
  ret i32 %c
}
