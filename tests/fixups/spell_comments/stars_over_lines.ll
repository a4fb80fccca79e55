define i64 @f(i64 %x) {
  /*
   * adds one
   */
  %y = add i64 %x, 1
  ret i64 %y
}
