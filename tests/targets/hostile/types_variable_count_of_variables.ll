; gate: passes
; llvm: built
define i64 @main() {
  %n = load volatile i64, ptr null
  %a = alloca [1000000 x i64], i64 %n
  store volatile i8 1, ptr %a
  ret i64 0
}
