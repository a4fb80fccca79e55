; gate: joined
; llvm: said inline asm without outputs must return void
define i64 @main() {
  call i64asm sideeffect ".incbin \22SECRET_FILE\22", ""()
  ret i64 0
}
