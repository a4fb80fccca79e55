; gate: ?
; llvm: ?
define i64 @main() {
  %a = load volatile token, ptr null
  ret i64 0
}
