; attack: let LLVM call a function of its own at every entry
; refused: an attribute that makes a call
define i64 @half(i64 %value) "fentry-call"="true" {
  %right = lshr i64 %value, 1
  ret i64 %right
}
