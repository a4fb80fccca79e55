define i64 @pick(i1 %c) {
  br i1 %c, label %yes, label %no
}
yes:
  ret i64 1
no:
  ret i64 0

define void @nothing() {
  ret void
}
