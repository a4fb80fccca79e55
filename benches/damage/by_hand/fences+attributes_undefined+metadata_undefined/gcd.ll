```llvm
; Function Attrs: norecurse nounwind readnone
define i64 @gcd(i64 %a, i64 %b) local_unnamed_addr #0 {
entry:
  %na = sub i64 0, %a
  %ca = icmp slt i64 %a, 0
  %aa = select i1 %ca, i64 %na, i64 %a
  %nb = sub i64 0, %b
  %cb = icmp slt i64 %b, 0
  %ab = select i1 %cb, i64 %nb, i64 %b
  br label %while.cond

while.cond:
  %x = phi i64 [ %aa, %entry ], [ %y, %while.body ]
  %y = phi i64 [ %ab, %entry ], [ %r, %while.body ]
  %z = icmp eq i64 %y, 0
  br i1 %z, label %while.end, label %while.body

while.body:
  %r = urem i64 %x, %y
  br label %while.cond, !llvm.loop !4

while.end:
  ret i64 %x
}

attributes #0 = { norecurse nounwind }

!llvm.module.flags = !{!0, !1}
!llvm.ident = !{!2}
```
