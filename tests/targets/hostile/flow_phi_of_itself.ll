; gate: passes
; llvm: built
define i64 @main() {
a:
  br label %b
b:
  %x = phi i64 [ %x, %b ], [ 0, %a ]
  br label %b
}
