; gate: alias
; llvm: built
@g = global [4 x i8] zeroinitializer
@a = alias i8, inttoptr (i64 4096 to ptr)
define i64 @main() {
  store volatile i8 1, ptr @a
  ret i64 0
}
