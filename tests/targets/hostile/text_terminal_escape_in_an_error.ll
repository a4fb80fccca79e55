; gate: passes
; llvm: said use of undefined value
define i64 @main() {
  ret i64 %"[2J"
}
