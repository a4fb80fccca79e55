; gate: integer-width
; llvm: built
declare i65536 @llvm.bswap.i65536(i65536)
define i64 @main() {
  %v = load volatile i65536, ptr null
  %a = call i65536 @llvm.bswap.i65536(i65536 %v)
  store volatile i65536 %a, ptr null
  ret i64 0
}
