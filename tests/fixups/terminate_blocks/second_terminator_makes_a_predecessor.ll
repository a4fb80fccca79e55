define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %yes, label %end
yes:
  br label %end
  br label %end
end:
  %r = phi i64 [ 1, %entry ], [ 2, %yes ]
  ret i64 %r
}
