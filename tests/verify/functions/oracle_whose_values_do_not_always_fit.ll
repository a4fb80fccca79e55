; signature: triple(n: i16) -> i16
; example: triple(2) == 6
; oracle: def triple(n):
; oracle:     return n * 3
; verdict: accepted
; rests_on: user oracle
; dropped: some
define signext i16 @triple(i16 signext %n) {
  %triple = mul i16 %n, 3
  ret i16 %triple
}
