define i64 @syscall(i64 %a, i64 %b) {
  %c = add i64 %a, %b
  ret i64 %c
}

define i64 @f() {
  %a = call i64 @syscall(i64 39, i64 1)
  ret i64 %a
}
