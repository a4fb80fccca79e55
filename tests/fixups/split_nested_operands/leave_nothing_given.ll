declare void @f()

define i64 @g() {
  %r = add i64 (call void @f()), 1
  ret i64 %r
}
