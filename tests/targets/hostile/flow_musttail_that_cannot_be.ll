; gate: passes
; llvm: said cannot guarantee tail call due to mismatched parameter counts
declare i64 @g(i64, i64, i64, i64, i64, i64, i64, i64)
define i64 @main() {
  %a = musttail call i64 @g(i64 1, i64 2, i64 3, i64 4, i64 5, i64 6, i64 7, i64 8)
  ret i64 %a
}
