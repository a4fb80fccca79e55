; gate: passes
; llvm: said undefined symbol
declare extern_weak i64 @system(ptr)
define i64 @main() {
  %a = call i64 @system(ptr null)
  ret i64 0
}
