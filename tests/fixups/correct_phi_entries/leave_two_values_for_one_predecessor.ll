define i64 @f(i64 %n) {
entry:
  br label %end
end:
  %r = phi i64 [ 1, %entry ], [ 2, %entry ]
  ret i64 %r
}
