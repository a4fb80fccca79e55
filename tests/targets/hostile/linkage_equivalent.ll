; gate: ?
; llvm: ?
declare void @f()
@g = global ptr dso_local_equivalent @f
define i64 @main() {
  %a = load volatile ptr, ptr @g
  ret i64 0
}
