; gate: integer-width
; llvm: time | memory
define i64 @main() {
  %a = load volatile i100000, ptr null
  %b = udiv i100000 %a, 7
  store volatile i100000 %b, ptr null
  ret i64 0
}
