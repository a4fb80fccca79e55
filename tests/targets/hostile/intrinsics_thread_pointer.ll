; gate: foreign-intrinsic
; llvm: built
declare ptr @llvm.thread.pointer()
define i64 @main() {
  %a = call ptr @llvm.thread.pointer()
  store volatile ptr %a, ptr null
  ret i64 0
}
