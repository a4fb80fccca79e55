; gate: vector
; llvm: said a value has more than 16384 elements; keep it in memory, and load and
define i64 @main() {
  %a = load volatile <100000 x i64>, ptr null
  %b = mul <100000 x i64> %a, %a
  store volatile <100000 x i64> %b, ptr null
  ret i64 0
}
