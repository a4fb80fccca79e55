; gate: passes
; llvm: said undefined symbol
declare i64 @execve(ptr, ptr, ptr)
define i64 @main() {
  %a = call i64 @execve(ptr null, ptr null, ptr null)
  ret i64 0
}
