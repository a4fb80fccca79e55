; gate: address-space
; llvm: built
define i64 @main() {
  %a = load volatile i64, ptr addrspace(256) null
  store volatile i64 %a, ptr null
  ret i64 0
}
