define i64 @f(i64 %n, i1 %c, ptr %p) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %q = phi i64 [ %n, %entry ], [ 1, %a ]
  store i64 %q, ptr %p
  %r = phi i64 [ %n, %entry ], [ 2, %a ]
  store i64 %r, ptr %p
  %s = phi i64 [ %n, %entry ], [ 3, %a ]
  ret i64 %s
}
