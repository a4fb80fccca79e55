declare i64 @f(ptr, i64)

define i64 @g(ptr %p, i64 %i) {
  %r = call i64 @f(ptr getelementptr i8, ptr %p, i64 %i, i64 7)
  %s = add i64 extractvalue { i64, i64 } zeroinitializer, 0, 1
  ret i64 %r
}
