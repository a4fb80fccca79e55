declare i32 @check(i64)
declare i64 @count()

define i64 @f(i64 %a, i8 %flag) {
entry:
  %r = call i32 @check(i64 %a)
  br i32 %r, label %good, label %bad

good:
  br i8 %flag, label %more, label %bad

more:
  %n = call i64 @count()
  br i64 %n, label %good, label %bad

bad:
  ret i64 0
}
