define i64 @one() {
  declare i64 @other()
  %r = call i64 @other()
  ret i64 %r
}
