; attack: let LLVM call a function of its own at every entry
; refused: an attribute that makes a call
; signature: half(value: u64) -> u64
define i64 @half(i64 %value) "fentry-call"="true" {
  %right = lshr i64 %value, 1
  ret i64 %right
}
