declare i64 @f(i64)

define i64 @g(i64 %a, i1 %c) {
entry:
  br i1 %c, label %one, label %two

one:
  %x = phi i64 [ (call i64 @f(i64 %a)), %entry ]
  ret i64 %x

two:
  %y = phi i64 [ (add i64 %a, 1), %missing ]
  ret i64 %y
}
