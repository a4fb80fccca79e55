define i64 @f(i64 %a, ptr %room) {
  %c = icmp slt i64 %a, 3
  %z = zext i32 %c to i64
  %d = uitofp i32 %c to double
  %s = zext i1 %c to i8
  %m = sext i1 %c to i16
  store double %d, ptr %room
  ret i64 %z
}
