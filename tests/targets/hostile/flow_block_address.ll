; gate: block-address
; llvm: built
define i64 @main() {
  %a = load volatile ptr, ptr null
  indirectbr ptr %a, [label %b, label %c]
b:
  ret i64 ptrtoint (ptr blockaddress(@main, %c) to i64)
c:
  ret i64 0
}
