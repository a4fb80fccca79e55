define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %q = phi i64 [ %n, %entry ], [ 1, %a ]
    #dbg_value(i64 %q, !1, !DIExpression(), !2)
  %r = phi i64 [ %n, %entry ], [ 1, %a ]
  %twice = shl i64 %n, 1
  ret i64 %r
}

!1 = !{}
!2 = !{}
