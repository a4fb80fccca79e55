; gate: integer-width
; llvm: said expected type
define i64 @main() {
  %a = add i99999999999999999999 1, 2
  ret i64 0
}
