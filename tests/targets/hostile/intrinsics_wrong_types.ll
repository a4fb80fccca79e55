; gate: passes
; llvm: built
declare i64 @llvm.ctpop.i32(i64)
define i64 @main() {
  %a = call i64 @llvm.ctpop.i32(i64 3)
  store volatile i64 %a, ptr null
  ret i64 0
}
