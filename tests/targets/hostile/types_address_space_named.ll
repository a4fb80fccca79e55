; gate: address-space
; llvm: built
define i64 @main() {
  %a = alloca i8, addrspace("A")
  ret i64 0
}
