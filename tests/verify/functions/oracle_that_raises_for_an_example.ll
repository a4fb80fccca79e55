; signature: third(n: u8) -> u8
; example: third(9) == 3
; example: third(10) == 3
; oracle: def third(n):
; oracle:     if n % 3:
; oracle:         raise ValueError("no third of it")
; oracle:     return n // 3
; verdict: contradiction: gives no value: it raises ValueError: no third of it for `third(10) == 3`
define zeroext i8 @third(i8 zeroext %n) {
  %third = udiv i8 %n, 3
  ret i8 %third
}
