; attack: call the middle of a function
; refused: a place inside of something
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define i64 @other(i64 %value) {
  %middle = getelementptr i8, ptr @half, i64 3
  %result = call i64 %middle(i64 %value)
  ret i64 %result
}
