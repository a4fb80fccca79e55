declare void @f()

define i64 @g(i64 %a) {
  %q = add i64 (call void @f()), 1
  %r = add i64 (mul i64 %a, 2), 1
  ret i64 %r
}
