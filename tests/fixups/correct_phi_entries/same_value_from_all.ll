define i64 @f(i64 %n, i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  br label %end
b:
  br label %end
end:
  %r = phi i64 [ %n, %x ], [ %n, %y ]
  ret i64 %r
}
