; attack: let the answer follow from the time
; refused: llvm.readcyclecounter
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build
declare i64 @llvm.readcyclecounter()
define i64 @half(i64 %value) {
  %time = call i64 @llvm.readcyclecounter()
  %bits = and i64 %time, 1
  %right = lshr i64 %value, 1
  %result = add i64 %right, %bits
  ret i64 %result
}
