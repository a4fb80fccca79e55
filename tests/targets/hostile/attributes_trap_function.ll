; gate: string-attribute
; llvm: said undefined symbol
declare void @llvm.trap()
define i64 @main() {
  call void @llvm.trap() "trap-func-name"="evil"
  ret i64 0
}
