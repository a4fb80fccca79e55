; gate: passes
; llvm: said undefined symbol
define i64 @main() {
  %a = load volatile fp128, ptr null
  %b = fdiv fp128 %a, %a
  store volatile fp128 %b, ptr null
  ret i64 0
}
