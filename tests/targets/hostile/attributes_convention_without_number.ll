; gate: convention
; llvm: said undefined symbol
define i64 @main() {
  call cc 1023 void @g()
  ret i64 0
}
declare cc 1023 void @g()
