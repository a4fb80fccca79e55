define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %twice = shl i64 %n, 1
  %r = phi i64 [ %n, %entry ], [ %twice, %a ]
  ret i64 %r
}
