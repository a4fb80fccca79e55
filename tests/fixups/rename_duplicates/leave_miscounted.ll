define i64 @sum(ptr %p, ptr %q) {
  %1 = load i64, ptr %p
  %1 = load i64, ptr %q
  %2 = add i64 %1, %1
  ret i64 %2
}
