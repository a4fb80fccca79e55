define i64 @pick(i1 %c) {
  %0 = xor i1 %c, true
  br i1 %0, label %1, label %2
1:
  ret i64 1
}
