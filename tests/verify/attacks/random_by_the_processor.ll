; attack: let the answer follow from a random instruction
; refused: llvm.x86.rdrand.64
; signature: half(value: u64) -> u64
declare { i64, i32 } @llvm.x86.rdrand.64()
define i64 @half(i64 %value) {
  %pair = call { i64, i32 } @llvm.x86.rdrand.64()
  %random = extractvalue { i64, i32 } %pair, 0
  %bit = and i64 %random, 1
  %right = lshr i64 %value, 1
  %result = add i64 %right, %bit
  ret i64 %result
}
