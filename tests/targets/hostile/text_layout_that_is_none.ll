; gate: passes
; llvm: said number of bits must be a byte width multiple
target datalayout = "e-p:7:7-nonsense"
define i64 @main() {

  ret i64 0
}
