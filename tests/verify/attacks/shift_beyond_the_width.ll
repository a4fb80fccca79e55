; attack: shift by as many bits as there are
; signature: shifted(value: u64, by: u8) -> u64
; example: shifted(1, 3) == 8
; example: shifted(1, 64) == 0
; oracle: def shifted(value, by):
; oracle:     return (value << by) % 2 ** 64 if by < 64 else 0
; verdict: rejected
define i64 @shifted(i64 %value, i8 zeroext %by) {
  %wide = zext i8 %by to i64
  %result = shl i64 %value, %wide
  ret i64 %result
}
