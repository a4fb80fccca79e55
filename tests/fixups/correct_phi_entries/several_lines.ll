define i64 @f(i64 %n, i1 %c) !dbg !1 {
entry:
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %r = phi i64
    [ %n, %entry ], ; from above
    [ 1, label %a ], !dbg !2
  ret i64 %r
}

!1 = !{}
!2 = !{}
