; attack: run on into what lies behind it
; refused: naked
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build
define i64 @half(i64 %value) naked {
  unreachable
}
