define i64 @f() {
entry:
  br i32 1, label %a, label %b

a:
  br true, label %c, label %b

b:
  %r = select i64 0, i64 5, i64 6
  ret i64 %r

c:
  %s = select ptr null, i64 5, i64 6
  ret i64 %s
}
