; gate: integer-width
; llvm: said Unsupported library call operation!
declare i65537 @llvm.fshl.i65537(i65537, i65537, i65537)
define i64 @main() {
  %v = load volatile i65537, ptr null
  %a = call i65537 @llvm.fshl.i65537(i65537 %v, i65537 %v, i65537 %v)
  store volatile i65537 %a, ptr null
  ret i64 0
}
