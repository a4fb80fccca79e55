; signature: zero(n: u8) -> u8
; example: zero(0) == 0
; oracle: def zero(n):
; oracle:     return n
; verdict: abstained: a function that gives its parameter `n` back
define zeroext i8 @zero(i8 zeroext %n) {
  ret i8 %n
}
