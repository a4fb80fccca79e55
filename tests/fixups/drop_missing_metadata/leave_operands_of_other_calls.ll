declare i64 @llvm.read_register.i64(metadata)

define i64 @f() {
  %a = call i64 @llvm.read_register.i64(metadata !4)
  ret i64 %a
}
