; gate: passes
; llvm: built
define i64 @main() {
  ret i64 0
b:
  %x = add i64 %x, 1
  br label %b
}
