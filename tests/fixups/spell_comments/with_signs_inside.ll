define i64 @f(i64 %x) {
  %y = add i64 %x, 1 // # 100% ; and /* more */
  %z = add i64 %y, 1 # // http://example
  ret i64 %z
}
