define i64 @f(i64 %n) {
entry:
  ret i64 %n
  %r = phi i64 [ %n, %entry ]
  ret i64 %r
}
