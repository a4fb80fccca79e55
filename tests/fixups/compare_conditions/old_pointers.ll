define i64 @f(i8* %p) {
entry:
  br i8* %p, label %a, label %b

a:
  ret i64 1

b:
  ret i64 0
}
