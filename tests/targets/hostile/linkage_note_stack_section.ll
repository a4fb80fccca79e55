; gate: section
; llvm: built
@g = constant [1 x i8] c"x", section ".note.GNU-stack"
define i64 @main() {
  %a = load volatile i8, ptr @g
  ret i64 0
}
