define i64 @f() {
  %a = call i32 @older(i32 1)
  ret i64 0
}
