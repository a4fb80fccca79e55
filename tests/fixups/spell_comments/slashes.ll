define i64 @f(i64 %x) {
  // add one
  %y = add i64 %x, 1 // don't stop
  ret i64 %y // done
}
