define i64 @sum(i64 %v0, i64 %bb1) {
  %0 = add i64 %v0, %bb1
  br label %1
1:
  %entry = add i64 %0, %v0
  %2 = mul i64 %entry, 2
  ret i64 %2
}
