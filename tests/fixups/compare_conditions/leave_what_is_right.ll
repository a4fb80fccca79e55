define i64 @f(i64 %a, i1 zeroext %flag) {
entry:
  %c = icmp eq i64 %a, 0
  br i1 %c, label %x, label %y

x:
  br i1 %flag, label %y, label %z

y:
  %r = select i1 %flag, i64 1, i64 undef
  br i1 true, label %z, label %x

z:
  %s = phi i64 [ 0, %x ], [ %r, %y ]
  ret i64 %s
}
