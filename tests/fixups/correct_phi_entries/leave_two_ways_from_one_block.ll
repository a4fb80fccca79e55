define i64 @f(i1 %a, i64 %n) {
entry:
  br i1 %a, label %then, label %else
then:
  br label %end
else:
  br label %end
end:
  %r = phi i64 [ %n, %entry ], [ 0, %start ]
  %s = phi i64 [ %n, %entry ]
  ret i64 %r
}
