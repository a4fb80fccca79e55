define i64 @f(i1 %c) {
entry:
  br i32 %c, label %a, label %b

a:
  %r = select i32 %c, i64 1, i64 2
  ret i64 %r

b:
  ret i64 0
}
