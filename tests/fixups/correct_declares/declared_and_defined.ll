declare i64 @one()

define i64 @one() {
  ret i64 1
}

declare i64 @two(i64)

define i64 @two() {
  ret i64 2
}
