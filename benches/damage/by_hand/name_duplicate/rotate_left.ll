define i32 @rotate_left(i32 %value, i32 %count) {
entry:
  %count_masked = and i32 %count, 31
  %tmp = sub i32 32, %count_masked
  %tmp = and i32 %tmp, 31
  %left = shl i32 %value, %count_masked
  %right = lshr i32 %value, %tmp
  %result = or i32 %left, %right
  ret i32 %result
}
