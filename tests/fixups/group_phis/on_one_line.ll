define i64 @f(i64 %n) {
entry:
  br label %b
b: %x = add i64 %n, 1 %r = phi i64 [ %n, %entry ] ret i64 %r
}
