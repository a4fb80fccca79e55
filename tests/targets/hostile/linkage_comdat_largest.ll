; gate: comdat
; llvm: built
$g = comdat largest
@g = global i64 1, comdat
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
