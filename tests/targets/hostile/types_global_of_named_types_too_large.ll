; gate: passes
; llvm: said the globals take more than 256 MiB (
%a = type { [100000 x %b] }
%b = type { [100000 x i8] }
@g = global %a zeroinitializer
define i64 @main() {
  store volatile i8 1, ptr @g
  ret i64 0
}
