; gate: alias
; llvm: said Aliases cannot form a cycle
@a = alias i8, ptr @b
@b = alias i8, ptr @a
define i64 @main() {

  ret i64 0
}
