; attack: call an address that it computed
; refused: a callee made from an integer
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: rejected
define i64 @half(i64 %value) {
  %code = inttoptr i64 4194304 to ptr
  %result = call i64 %code(i64 %value)
  ret i64 %result
}
