; gate: intrinsic
; llvm: built
declare ptr @llvm.swift.async.context.addr()
define i64 @main() {
  %a = call ptr @llvm.swift.async.context.addr()
  ret i64 0
}
