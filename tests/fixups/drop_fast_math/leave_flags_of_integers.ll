define i64 @f(i64 %x) {
  %s = add nuw nsw i64 %x, 1
  ret i64 %s
}
