define i64 @f(i64 %x) {
  %y = add i64 /* wide */ %x, 1
  ret i64 %y
}
