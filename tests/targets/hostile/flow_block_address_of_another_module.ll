; gate: block-address
; llvm: said expected function name in blockaddress
@g = global ptr blockaddress(@nowhere, %b)
define i64 @main() {

  ret i64 0
}
