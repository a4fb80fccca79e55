define i64 @f(i32 %c) {
entry:
  %c.bool = add i32 %c, 1
  br i32 %c, label %a, label %b

a:
  %r = select i32 %c, i64 5, i64 6
  br i32 %c.bool, label %b, label %e

b:
  ret i64 0

e:
  ret i64 %r
}
