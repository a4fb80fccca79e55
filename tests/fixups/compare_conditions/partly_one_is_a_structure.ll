define i64 @f({ i64, i64 } %s, i32 %c) {
entry:
  br i32 %c, label %a, label %b

a:
  br { i64, i64 } %s, label %b, label %b

b:
  ret i64 0
}
