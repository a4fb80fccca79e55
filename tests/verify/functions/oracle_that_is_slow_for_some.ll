; signature: low(n: u8) -> u8
; example: low(3) == 3
; example: low(40) == 0
; oracle: def low(n):
; oracle:     while n == 7:
; oracle:         pass
; oracle:     return n % 8
; verdict: accepted
; rests_on: user oracle
; dropped: some
define zeroext i8 @low(i8 zeroext %n) {
  %low = and i8 %n, 7
  ret i8 %low
}
