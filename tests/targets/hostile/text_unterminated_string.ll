; gate: passes
; llvm: said expected string
@g = constant [4 x i8] c"abc
define i64 @main() {

  ret i64 0
}
