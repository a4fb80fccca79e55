define i64 @f(ptr %p) {
  %1 = load ptr %p
  %2 = load %p
  %3 = load ptr %1, align 1
  %4 = add i64 %2, 1
  store i64 %4, ptr %1
  %5 = zext i8 %3 to i64
  ret i64 %5
}
