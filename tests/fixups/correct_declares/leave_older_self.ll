define i64 @f() {
  %a = call i64 @older(i64 3)
  ret i64 %a
}
