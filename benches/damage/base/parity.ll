declare i8 @llvm.ctpop.i8(i8)

define zeroext i1 @parity(i8 zeroext %value) {
entry:
  %bits = call i8 @llvm.ctpop.i8(i8 %value)
  %low = and i8 %bits, 1
  %is_odd = icmp ne i8 %low, 0
  ret i1 %is_odd
}
