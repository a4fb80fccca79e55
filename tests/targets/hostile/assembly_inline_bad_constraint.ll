; gate: inline-assembly
; llvm: said number of input constraints does not match number of parameters
define i64 @main() {
  call void asm sideeffect "nop", "={nonsense},q!z"()
  ret i64 0
}
