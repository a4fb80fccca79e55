define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %yes, label %"not so"
yes:
  ret i64 1
not so":
  ret i64 0
}
