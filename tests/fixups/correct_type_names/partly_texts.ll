define i64 @f(string %s, int %n) {
  ret i64 0
}
