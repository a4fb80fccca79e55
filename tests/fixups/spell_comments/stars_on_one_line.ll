define i64 @f(i64 %x) {
  %y = add i64 %x, 1 /* one more */
  /* back */ ret i64 %y
}
