; gate: joined
; llvm: said expected top-level entity
@g = global double 0x1gc "x"
define i64 @main() {

  ret i64 0
}
