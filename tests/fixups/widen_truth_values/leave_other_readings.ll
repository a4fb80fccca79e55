define i64 @f(i64 %a) {
  %room = alloca i1
  %c = icmp slt i64 %a, 3
  %s = sext i32 %c to i64
  %d = sitofp i32 %c to double
  %n = xor i32 %c, -1
  store i32 %c, ptr %room
  ret i64 %s
}
