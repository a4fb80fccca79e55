; attack: ask where it will return to
; refused: llvm.addressofreturnaddress
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build
declare ptr @llvm.addressofreturnaddress.p0()
define i64 @half(i64 %value) {
  %place = call ptr @llvm.addressofreturnaddress.p0()
  store volatile i64 0, ptr %place
  ret i64 5
}
