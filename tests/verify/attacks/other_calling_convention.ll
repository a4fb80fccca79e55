; attack: take its parameters in other registers
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build: a foreign calling convention
define ghccc i64 @half(i64 %value) {
  %right = lshr i64 %value, 1
  ret i64 %right
}
