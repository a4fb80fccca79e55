define i64 @f(double %x) {
entry:
  br double %x, label %a, label %b

a:
  ret i64 1

b:
  ret i64 0
}
