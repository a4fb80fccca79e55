; gate: ?
; llvm: ?
@f = ifunc i64 (), ptr @r
define internal ptr @r() {
  ret ptr @main
}
define i64 @main() {
  %a = call i64 @f()
  ret i64 0
}
