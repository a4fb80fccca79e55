declare void @llvm.memcpy.p0i8.p0i8.i64(i8* nocapture, i8* nocapture, i64, i1)
declare void @llvm.lifetime.start.p0i8(i64, i8*)

define void @f(i8* %to, i8* %from) {
  %n = alloca i64
  %p = bitcast i64* %n to i8*
  call void @llvm.lifetime.start.p0i8(i64 8, i8* %p)
  call void @llvm.memcpy.p0i8.p0i8.i64(i8* %to, i8* %from, i64 8, i1 false)
  ret void
}
