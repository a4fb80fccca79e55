; gate: linker-constant
; llvm: said undefined symbol
declare void @f()
@g = global ptr dso_local_equivalent @f
define i64 @main() {
  %a = load volatile ptr, ptr @g
  ret i64 0
}
