define i64 @one(i1 %c) {
0:
  br label %0
0:
  br i1 %c, label %1, label %2
1:
  ret i64 1
2:
  ret i64 1
}
