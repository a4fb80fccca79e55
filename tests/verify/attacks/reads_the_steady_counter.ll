; attack: let the answer follow from a steady clock
; refused: llvm.readsteadycounter
; signature: half(value: u64) -> u64
declare i64 @llvm.readsteadycounter()
define i64 @half(i64 %value) {
  %time = call i64 @llvm.readsteadycounter()
  %bits = and i64 %time, 1
  %right = lshr i64 %value, 1
  %result = add i64 %right, %bits
  ret i64 %result
}
