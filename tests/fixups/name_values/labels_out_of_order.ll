define i64 @pick(i1 %c) {
  br i1 %c, label %3, label %2
3:
  ret i64 1
2:
  ret i64 0
}
