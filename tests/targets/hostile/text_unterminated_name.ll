; gate: passes
; llvm: said expected function name
define void @"f() {
define i64 @main() {

  ret i64 0
}
