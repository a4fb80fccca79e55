; gate: foreign-type
; llvm: built
define i64 @main() {
  %a = alloca target("spirv.Image", i32, 0)
  store volatile i8 1, ptr %a
  ret i64 0
}
