define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %a, label %b
  ret i64 1
  ret i64 2
}
