; gate: address-space
; llvm: built
define i64 @main() {
  %a = addrspacecast ptr null to ptr addrspace(3)
  store volatile ptr addrspace(3) %a, ptr null
  ret i64 0
}
