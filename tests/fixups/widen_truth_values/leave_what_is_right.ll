define i32 @f(i1 %c, i32 %n) {
  %w = zext i1 %c to i32
  %m = add i32 %w, %n
  %d = and i1 %c, true
  %s = select i1 %d, i32 %m, i32 %w
  ret i32 %s
}
