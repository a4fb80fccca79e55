; gate: passes
; llvm: said Cannot allocate unsized type
%t = type { i8, %u }
%u = type { %t }
define i64 @main() {
  %a = alloca %t
  store volatile i8 1, ptr %a
  ret i64 0
}
