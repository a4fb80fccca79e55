; gate: array-size
; llvm: said a variable takes more than 256 MiB (
define i64 @main() {
  %a = alloca [1099511627776 x i8]
  store volatile i8 1, ptr %a
  ret i64 0
}
