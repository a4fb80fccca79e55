; gate: foreign-type
; llvm: said undefined symbol
define i64 @main() {
  %a = load volatile ppc_fp128, ptr null
  %b = fadd ppc_fp128 %a, %a
  store volatile ppc_fp128 %b, ptr null
  ret i64 0
}
