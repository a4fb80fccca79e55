; gate: ?
; llvm: ?
define i64 @main() {
  %a = load volatile <1000000 x i1>, ptr null
  store volatile <1000000 x i1> %a, ptr null
  ret i64 0
}
