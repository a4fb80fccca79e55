; gate: vector
; llvm: said a value has more than 16384 elements; keep it in memory, and load and
define i64 @main() {
  %a = load volatile <1000000 x i1>, ptr null
  store volatile <1000000 x i1> %a, ptr null
  ret i64 0
}
