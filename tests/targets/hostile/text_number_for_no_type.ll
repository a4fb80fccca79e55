; gate: passes
; llvm: built
define i64 @main() {
  %a = add i64 99999999999999999999999999999999999999999999, 1
  ret i64 0
}
