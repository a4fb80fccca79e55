; nothing to find: also not in the odd spacing of a type
declare i64 @format(ptr, i64, ptr, ...)
declare void @log_line(ptr, i64)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
@message = internal constant [3 x i8] c"hi\00"

define internal { i64,i64 } @pair(ptr %p) {
  ret { i64, i64 } { i64 1, i64 2 }
}

define i64 @main(i64 %argc, ptr %argv) {
  %a = tail call {i64, i64} @pair( ptr nonnull @message )
  %b = call i64 ( ptr, i64, ptr, ... ) @format(ptr %argv, i64 9, ptr @message, i64 3, double 1.0)
  call void @llvm.memcpy.p0.p0.i64(ptr %argv, ptr @message, i64 3, i1 false)
  %m = call i64 @llvm.smax.i64(i64 %argc, i64 %b)
  ret i64 %m
}
