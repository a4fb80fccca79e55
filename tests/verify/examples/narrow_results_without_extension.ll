; Only the bits that the type has count.
; signature: low(value: u64) -> u8
; example: low(1311768467463790320) == 240
; signature: odd(value: u64) -> bool
; example: odd(1311768467463790321) == true
; example: odd(1311768467463790320) == false
; verdict: accepted
define i8 @low(i64 %value) {
  %result = trunc i64 %value to i8
  ret i8 %result
}
define i1 @odd(i64 %value) {
  %result = trunc i64 %value to i1
  ret i1 %result
}
