define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %more, label %end
more:
  %two = add i64 1, 1
end:
  %r = phi i64 [ 1, %entry ]
  ret i64 %r
}
