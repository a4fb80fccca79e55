define i32 @f(i1 %c, i32 %c) {
  ret i32 %c
}
