declare i64 @sum(ptr, i64)
declare i64 @unknown(i64)
declare i64 @sum(ptr, i64)
declare i64 @unknown(i64)
declare i64 @llvm.ctpop.i64(i64)
declare i64 @llvm.ctpop.i64(i64)

define i64 @one() {
  ret i64 1
}
