define i64 @f(ptr %text, i64 %length) {
  %r = call i64 asm sideeffect "svc #0", "={x0},{x8},{x0},{x1},{x2},~{memory}"(i64 64, i64 1, ptr %text, i64 %length)
  %s = call i64 asm sideeffect "svc 0", "={x0},{x8},0"(i64 57, i64 %r)
  call void asm sideeffect "mov x8, #93\0Amov x0, #0\0Asvc #0", "~{x0},~{x8}"()
  %t = call i64 asm sideeffect "svc #0", "={x0},{x8},{x0},{x1},{x2},{x3}"(i64 56, i64 -100, ptr %text, i64 577, i64 420)
  ret i64 %r
}
