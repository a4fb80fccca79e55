; gate: foreign-type
; llvm: said Cannot select:
define i64 @main() {
  %a = load volatile x86_amx, ptr null
  store volatile x86_amx %a, ptr null
  ret i64 0
}
