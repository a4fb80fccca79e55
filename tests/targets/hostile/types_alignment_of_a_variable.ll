; gate: alignment
; llvm: said an alignment is more than
define i64 @main() {
  %a = alloca i8, align 1073741824
  store volatile i8 1, ptr %a
  ret i64 0
}
