; gate: ifunc
; llvm: said an ifunc is never resolved; use a function
@f = ifunc i64 (), ptr @r
define internal ptr @r() {
  ret ptr @main
}
define i64 @main() {
  %a = call i64 @f()
  ret i64 0
}
