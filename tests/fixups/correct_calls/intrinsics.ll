declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare i64 @llvm.umax.i64(i64, i64)

define i64 @f(ptr %a, ptr %b, i32 %n, i64 %m) {
  call void @llvm.memcpy.p0.p0.i64(ptr align 1 %a, ptr %b, i32 %n, i1 false)
  call void @llvm.memcpy.p0.p0.i64(ptr %a, ptr %b, i64 %m, i32 0)
  %r = call i64 @llvm.umax.i64(i64 %m, i32 4)
  ret i64 %r
}
