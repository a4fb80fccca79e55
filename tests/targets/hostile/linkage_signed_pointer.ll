; gate: linker-constant
; llvm: built
@g = global ptr ptrauth (ptr @main, i32 0)
define i64 @main() {
  %a = load volatile ptr, ptr @g
  ret i64 0
}
