define i64 @f(i1 %a, i64 %n) {
entry:
  br i1 %a, label %then, label %end

then:
  ret i64 0

end:
  %r = phi i64 [ 1, %then ], [ %n, %entry ], [ 2, %end ], [ 3, %nowhere ]
  ret i64 %r
}
