define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %yes, label %no

yes:
  ret i64 1
