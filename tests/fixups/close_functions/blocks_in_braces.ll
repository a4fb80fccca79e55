define i64 @pick(i1 %c, { i64, i64 } %pair) {
entry: {
  br i1 %c, label %yes, label %no
}
yes: {
  %first = extractvalue { i64, i64 } %pair, 0
  ret i64 %first
}
no:
{
  ret i64 0
} ; no
}
