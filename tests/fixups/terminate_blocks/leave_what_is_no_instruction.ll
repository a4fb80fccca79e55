define i64 @pick(i1 %c) {
entry:
  goto first
first:
  return i64 0
second:
  ret i64 1
}
