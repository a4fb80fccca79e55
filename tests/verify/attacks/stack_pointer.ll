; attack: move the stack away from under the judge
; refused: llvm.stackrestore
declare void @llvm.stackrestore.p0(ptr)
define i64 @half(i64 %value) {
  call void @llvm.stackrestore.p0(ptr null)
  ret i64 5
}
