; gate: special-global
; llvm: built
@g = global i8 1
@llvm.used = appending global [1 x ptr] [ptr @g]
define i64 @main() {

  ret i64 0
}
