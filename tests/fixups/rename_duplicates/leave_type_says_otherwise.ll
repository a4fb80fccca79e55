define i64 @second(ptr %p) {
entry:
  %v = load i64, ptr %p
  %w = add i64 %v, 1
  %v = trunc i64 %w to i32
  %u = add i64 %v, 2
  %t = zext i32 %v to i64
  %s = add i64 %u, %t
  ret i64 %s
}
