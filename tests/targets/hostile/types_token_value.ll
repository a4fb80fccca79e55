; gate: foreign-type
; llvm: said loading unsized types is not allowed
define i64 @main() {
  %a = load volatile token, ptr null
  ret i64 0
}
