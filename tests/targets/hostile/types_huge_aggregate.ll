; gate: ?
; llvm: ?
define i64 @main() {
  %a = load [100000000 x i64], ptr null
  store volatile [100000000 x i64] %a, ptr null
  ret i64 0
}
