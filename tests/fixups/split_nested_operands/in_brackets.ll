declare i64 @f(i64)

define i64 @g(i64 %a, i64 %b, ptr %p) {
  %r = add i64 (mul i64 %a, 2), 1
  store i64 (call i64 @f(i64 1)), ptr %p
  %s = call i64 @f(i64 (load i64, ptr %p))
  %t = icmp eq i64 (load i64, ptr %p), 0
  %u = select i1 (icmp slt i64 %a, %b), i64 %a, i64 (sub i64 %b, 1)
  ret i64 (add i64 %u, %s)
}
