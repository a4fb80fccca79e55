%x = type { i64 }
define i64 @one(i64 %x) {
  %y = getelementptr %x, ptr null, i64 %x
  %0 = load i64, ptr %y
  ret i64 %0
}
define i64 @two(i64 %x) {
  call i64 @one(i64 %x)
  %2 = call i64 @one(i64 %x)
  ret i64 %2
}
