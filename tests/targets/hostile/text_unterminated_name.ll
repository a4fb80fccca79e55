; gate: ?
; llvm: ?
define void @"f() {
define i64 @main() {

  ret i64 0
}
