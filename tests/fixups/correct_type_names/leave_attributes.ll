define i64 @f() int {
  ret i64 0
}
