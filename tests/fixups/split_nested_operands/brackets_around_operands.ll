define i64 @g(i64 %a, i64 %b, i32 %c, ptr %p) {
  %r = add nsw (i64 %a, i64 %b)
  %q = getelementptr inbounds (i8, ptr %p, i64 %r)
  %s = zext (i32 %c to i64)
  %t = icmp eq(i64 %r, i64 %s)
  %u = (mul i64 %r, %s)
  %v = load i64, ptr %q
  ret i64 %u
}
