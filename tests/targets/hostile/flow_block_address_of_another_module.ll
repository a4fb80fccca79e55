; gate: ?
; llvm: ?
@g = global ptr blockaddress(@nowhere, %b)
define i64 @main() {

  ret i64 0
}
