; gate: passes
; llvm: built
define i64 @main() {
  br label %a
a:
  br label %a
}
