declare i64 @f(i64, ptr)

define i64 @g(i64 %a, ptr %p) {
  %r = tail call fastcc i64 @f(i64 noundef (add i64 %a, 1), ptr nonnull getelementptr (i8, ptr %p, i64 %a)) #0
  ret i64 %r
}

attributes #0 = { nounwind }
