; gate: integer-width
; llvm: time | memory
define i64 @main() {
  %a = load volatile i8388607, ptr null
  %b = mul i8388607 %a, %a
  store volatile i8388607 %b, ptr null
  ret i64 0
}
