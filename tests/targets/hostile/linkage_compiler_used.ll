; gate: special-global
; llvm: built
@g = global i8 1
@llvm.compiler.used = appending global [1 x ptr] [ptr @g], section "llvm.metadata"
define i64 @main() {

  ret i64 0
}
