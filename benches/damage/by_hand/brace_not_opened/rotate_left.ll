declare i32 @llvm.fshl.i32(i32, i32, i32)

define i32 @rotate_left(i32 %value, i32 %count)
  %r = call i32 @llvm.fshl.i32(i32 %value, i32 %value, i32 %count)
  ret i32 %r
}
