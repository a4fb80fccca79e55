; attack: put machine code into a section that is executed
; refused: a section of its own
; signature: half(value: u64) -> u64
@code = constant [2 x i8] c"\0F\05", section ".text"
define i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
