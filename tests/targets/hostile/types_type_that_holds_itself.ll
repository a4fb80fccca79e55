; gate: ?
; llvm: ?
%t = type { i8, %t }
@g = global %t zeroinitializer
define i64 @main() {

  ret i64 0
}
