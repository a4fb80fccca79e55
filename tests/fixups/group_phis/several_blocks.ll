define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %x = add i64 %n, 1
  %r = phi i64 [ %n, %entry ], [ 1, %a ]
  br i1 %c, label %d, label %e
d:
  br label %e
e:
  %y = add i64 %x, 1

  %s = phi i64 [ %r, %b ], [ %x, %d ]
  ret i64 %s
}
