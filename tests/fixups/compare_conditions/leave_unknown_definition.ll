define i64 @f() {
entry:
  br i32 %c, label %a, label %b

a:
  %x = frobnicate i64 1
  %r = select i8 %x, i64 1, i64 2
  ret i64 1

b:
  ret i64 0
}
