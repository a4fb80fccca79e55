define i64 @f(i64 %a, i1 %c) {
entry:
  %start = add i64 %a, 1
  %copy = %start
  br i1 %c, label %then, label %else

then:
  %x = mul i64 %copy, 3
  br label %join

else:
  %limit = i64 100
  %y = add i64 %copy, %limit
  br label %join

join:
  %r = phi i64 [ %x, %then ], [ %y, %else ]
  %s = add i64 %r, %copy
  ret i64 %s
}
