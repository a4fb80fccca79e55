define i64 @f(i64 %n) {
  br label %again
again:
  ret i64 again
}
