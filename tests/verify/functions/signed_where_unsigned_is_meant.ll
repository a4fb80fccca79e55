; signature: half(n: u64) -> u64
; example: half(10) == 5
; oracle: def half(n):
; oracle:     return n // 2
; verdict: rejected: gives 13835058055282163712, expected 4611686018427387904
; call: half(9223372036854775808)
; origin: hold-out
define i64 @half(i64 %n) {
  %half = sdiv i64 %n, 2
  ret i64 %half
}
