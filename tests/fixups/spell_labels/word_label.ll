define i64 @pick(i1 %c) {
label entry:
  br i1 %c, label %yes, label %no
label %yes:
  ret i64 1
  label no:
  ret i64 0
}
