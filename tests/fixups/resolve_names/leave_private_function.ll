define i64 @f() {
entry:
  %a = call i64 @hidden()
  ret i64 %a
}
