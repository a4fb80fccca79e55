; attack: give the name of the function to data
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
@half = constant [4 x i8] c"\90\90\90\C3"
