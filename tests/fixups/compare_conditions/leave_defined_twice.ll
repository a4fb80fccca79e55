define i64 @f(i32 %c, i64 %c) {
entry:
  br i1 %c, label %a, label %b

a:
  ret i64 1

b:
  ret i64 0
}
