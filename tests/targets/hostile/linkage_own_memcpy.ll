; gate: passes
; llvm: said Linking globals named
define ptr @memcpy(ptr %a, ptr %b, i64 %n) {
  ret ptr null
}
define i64 @main() {

  ret i64 0
}
