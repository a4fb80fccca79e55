; gate: block-address
; llvm: built
define i64 @main() {
  callbr void asm sideeffect "jmp ${0:l}", "!i"() to label %a [label %b]
a:
  ret i64 0
b:
  ret i64 1
}
