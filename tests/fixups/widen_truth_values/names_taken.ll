define i32 @f(i1 %c, i32 %c.wide) {
  %r = add i32 %c, %c.wide
  ret i32 %r
}
