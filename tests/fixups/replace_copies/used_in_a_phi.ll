define i64 @f(i64 %a, i1 %c) {
entry:
  br i1 %c, label %then, label %else

then:
  %x = i64 7
  br label %join

else:
  %y = %a
  br label %join

join:
  %r = phi i64 [ %x, %then ], [ %y, %else ]
  ret i64 %r
}
