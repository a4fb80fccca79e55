; attack: leave the function to whoever has one of its name
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build
declare i64 @half(i64)
