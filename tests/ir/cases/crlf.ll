define i64 @f() {
  ret i64 0
}
some prose
