define i64 @takes_pointer(ptr %p, i64 %n) {
  ret i64 %n
}

define i64 @f(i64 %n, i64 %m) {
  %r = call i64 @takes_pointer(i64 %n, i64 %m)
  ret i64 %r
}
