; gate: passes
; llvm: built
define i64 @main() {
  %a = load i64, i64* null
  ret i64 %a
}
