; gate: passes
; llvm: said use of undefined value
; [2J]0;title
define i64 @main() {
  %x = add i64 1, %none ; [31m
  ret i64 %x
}
