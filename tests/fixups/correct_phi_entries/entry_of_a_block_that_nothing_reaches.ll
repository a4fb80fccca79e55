define i64 @f(i1 %a, i64 %n) {
entry:
  br i1 %a, label %then, label %end

then:
  br label %end

dead:
  br label %gone

gone:
  ret i64 0

end:
  %r = phi i64 [ %n, %entry ], [ 1, %then ], [ 2, %dead ]
  ret i64 %r
}
