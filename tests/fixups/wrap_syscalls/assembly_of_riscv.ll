define i64 @f(ptr %text, i64 %length) {
  %r = call i64 asm sideeffect "ecall", "={a0},{a7},{a0},{a1},{a2},~{memory}"(i64 64, i64 1, ptr %text, i64 %length)
  %s = call i64 asm sideeffect "ecall", "={x10},{x17},0"(i64 57, i64 %r)
  call void asm sideeffect "li a7, 94\0Amv a0, $0\0Aecall", "r"(i64 3)
  %t = call i64 asm sideeffect "ecall", "={a0},{a7},{a0},{a1},{a2},{a3}"(i64 56, i64 -100, ptr %text, i64 65536, i64 0)
  ret i64 %r
}
