declare i32 @printf(ptr, ...)

define i64 @f(ptr %numbers, ptr %callee) {
  %a = tail call noundef i64 @sum(ptr noundef %numbers, i64 noundef 3) #0
  %b = call i64 (ptr, i64) @sum(ptr %numbers, i64 3)
  %c = call i32 (ptr, ...) @printf(ptr %numbers, i32 1)
  %d = call i64 %callee(i32 1)
  %e = call zeroext i1 @is_even(i32 signext 4)
  call i64 @sum(ptr null, i64 0)
  ret i64 %a
}

attributes #0 = { nounwind }
