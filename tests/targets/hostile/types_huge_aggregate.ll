; gate: array-size
; llvm: said a value has more than 16384 elements; keep it in memory, and load and
define i64 @main() {
  %a = load [100000000 x i64], ptr null
  store volatile [100000000 x i64] %a, ptr null
  ret i64 0
}
