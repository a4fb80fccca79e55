define i64 @f(ptr %p, ptr %q, i64 %n) {
  call void @llvm.memcpy.p0.p0.i64(ptr %p, ptr %q, i64 %n, i1 false)
  %a = call i64 @llvm.smax.i64(i64 %n, i64 1)
  %b = call { i64, i1 } @llvm.uadd.with.overflow.i64(i64 %a, i64 1)
  ret i64 %a
}
