define i64 @f(i32 %c, ptr %p) {
entry:
  br i1 %c, label %a, label %b

a:
  %r = select i1 %p, i64 1, i64 2
  ret i64 %r

b:
  ret i64 0
}
