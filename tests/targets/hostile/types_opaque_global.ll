; gate: passes
; llvm: built
%t = type opaque
@g = global %t zeroinitializer
define i64 @main() {

  ret i64 0
}
