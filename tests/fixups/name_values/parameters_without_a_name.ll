define i64 @largest(i64, i64 noundef) {
  %3 = icmp sgt i64 %0, %1
  br i1 %3, label %1, label %2
1:
  ret i64 %0
2:
  ret i64 %1
}
