define i64 @second(ptr %p) {
entry:
  %p = getelementptr i64, ptr %p, i64 1
  %v = load i32, ptr %p
  %v = sext i32 %v to i64
  ret i64 %v
}
