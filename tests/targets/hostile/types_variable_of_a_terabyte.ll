; gate: ?
; llvm: ?
define i64 @main() {
  %a = alloca [1099511627776 x i8]
  store volatile i8 1, ptr %a
  ret i64 0
}
