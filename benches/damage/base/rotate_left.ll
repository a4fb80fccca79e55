define noundef i32 @rotate_left(i32 noundef %0, i32 noundef %1) {
  %3 = and i32 %1, 31
  %4 = icmp eq i32 %3, 0
  %5 = tail call i32 @llvm.fshl.i32(i32 %0, i32 %0, i32 %1)
  %6 = select i1 %4, i32 %0, i32 %5
  ret i32 %6
}

declare i32 @llvm.fshl.i32(i32, i32, i32)
