define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %fail, label %more
fail:
  ret i64 -1
more:
  %x = add i64 1, 1
fail:
  ret i64 -1
}
