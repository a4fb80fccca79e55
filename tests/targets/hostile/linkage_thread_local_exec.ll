; gate: thread-local
; llvm: said there is no thread-local storage; use a plain global
@g = thread_local(initialexec) global i64 1
define i64 @main() {
  store volatile i64 1, ptr @g
  ret i64 0
}
