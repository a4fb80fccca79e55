define i64 @f(i64 %x) { // adds
  ret i64 %x
}
