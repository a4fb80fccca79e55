; gate: scalable-vector
; llvm: said Invalid size request on a scalable vector.
define i64 @main() {
  %a = load volatile <vscale x 4 x i32>, ptr null
  store volatile <vscale x 4 x i32> %a, ptr null
  ret i64 0
}
