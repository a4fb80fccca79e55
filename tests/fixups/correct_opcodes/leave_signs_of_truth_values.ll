define i64 @f(i64 %a, i1 %flag, ptr %room) {
  %c = icmp slt i64 %a, 3
  %s = sext i32 %c to i64
  %d = sitofp i32 %c to double
  %t = sext i8 %flag to i32
  store double %d, ptr %room
  ret i64 %s
}
