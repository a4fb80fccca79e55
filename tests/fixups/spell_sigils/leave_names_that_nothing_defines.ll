define i64 @f(i64 %n) {
  %r = add i64 m, 1
  %s = call i64 unheard_of(i64 %r)
  ret i64 %s
}
