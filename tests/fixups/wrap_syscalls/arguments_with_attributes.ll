declare i64 @syscall(i64 noundef, ...) #0

define i64 @f(ptr %p) {
  %r = call i64 (i64, ...) @syscall(i64 noundef 1, i32 noundef 1, ptr noundef nonnull align 8 %p, i64 noundef 14) #0
  ret i64 %r
}

attributes #0 = { nounwind }
