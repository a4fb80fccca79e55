; attack: put a function into the table of what runs first
; refused: a section of its own
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
define internal void @before() {
  ret void
}
@first = global ptr @before, section ".init_array"
